// A few cities to share, and Kazakhstan in outline for showing a place without any map from the internet.
import { drawing } from "./nodes.js";
import { language } from "./words.js";

export const CITIES = [
  { kk: "Қызылорда", ru: "Кызылорда", en: "Kyzylorda", latitude: 44.8488, longitude: 65.4823 },
  { kk: "Риддер", ru: "Риддер", en: "Ridder", latitude: 50.3446, longitude: 83.5129 },
  { kk: "Семей", ru: "Семей", en: "Semey", latitude: 50.4111, longitude: 80.2275 },
  { kk: "Астана", ru: "Астана", en: "Astana", latitude: 51.1694, longitude: 71.4491 },
  { kk: "Алматы", ru: "Алматы", en: "Almaty", latitude: 43.2389, longitude: 76.8897 },
  { kk: "Шымкент", ru: "Шымкент", en: "Shymkent", latitude: 42.3417, longitude: 69.5901 },
  { kk: "Ақтау", ru: "Актау", en: "Aktau", latitude: 43.6532, longitude: 51.1975 },
  { kk: "Орал", ru: "Уральск", en: "Oral", latitude: 51.2333, longitude: 51.3667 },
  { kk: "Жезқазған", ru: "Жезказган", en: "Zhezkazgan", latitude: 47.7833, longitude: 67.7667 },
  { kk: "Петропавл", ru: "Петропавловск", en: "Petropavl", latitude: 54.8753, longitude: 69.1628 },
];

/** The name of the city there, or nothing when none of ours is within about 60 km. */
export function nearestCity(latitude, longitude) {
  const near = CITIES.find((city) => Math.hypot(city.latitude - latitude, (city.longitude - longitude) * 0.66) < 0.55);
  return near ? near[language()] : "";
}

/** A small map of the country with a mark at the place. */
export function drawMap(latitude, longitude) {
  const [x, y] = project(longitude, latitude);
  return drawing("svg", { class: "map", viewBox: "0 0 280 152", "aria-hidden": "true" },
    drawing("polygon", { points: OUTLINE.map(([east, north]) => project(east, north).join(",")).join(" ") }),
    drawing("circle", { class: "halo", cx: x, cy: y, r: 13 }),
    drawing("circle", { class: "mark", cx: x, cy: y, r: 5 }));
}

const project = (east, north) => [((east - 46) * 6.6 + 2).toFixed(1), ((55.8 - north) * 9.7 + 2).toFixed(1)];

const OUTLINE = [
  [46.5, 48.4], [47, 49.2], [46.8, 49.4], [47.5, 50.5], [48.6, 49.9], [48.7, 50.6], [50.8, 51.7], [52.3, 51.7], [54.5, 51], [55.7, 50.6],
  [56.8, 51], [58.4, 51.1], [59.6, 50.5], [61.3, 50.8], [61.6, 51.3], [60, 52], [60.9, 52.4], [60.7, 52.7], [61.7, 53], [61, 53.7],
  [61.4, 54], [65.2, 54.4], [65.7, 54.6], [68.2, 55], [69.1, 55.4], [70.9, 55.2], [71.2, 54.1], [72.2, 54.4], [73.5, 54], [73.4, 53.5],
  [74.4, 53.5], [76.9, 54.5], [76.5, 54.2], [77.8, 53.4], [80, 50.9], [80.6, 51.4], [81.9, 50.8], [83.4, 51.1], [83.9, 50.9], [84.4, 50.3],
  [85.1, 50.1], [85.5, 49.7], [86.8, 49.8], [87.4, 49.2], [86.6, 48.5], [85.8, 48.5], [85.7, 47.5], [85.2, 47], [83.2, 47.3], [82.5, 45.5],
  [81.9, 45.3], [80, 44.9], [80.9, 43.2], [80.2, 42.9], [80.3, 42.3], [79.1, 42.9], [77.7, 43], [75.6, 42.9], [74.2, 43.3], [73.6, 43.1],
  [73.5, 42.5], [71.8, 42.8], [70.4, 42.1], [69.1, 41.4], [68.6, 40.7], [68.3, 40.7], [68, 41.1], [66.7, 41.2], [66.5, 42], [66, 42],
  [66.1, 43], [64.9, 43.7], [63.2, 43.7], [62, 43.5], [61.1, 44.4], [58.6, 45.6], [55.9, 45], [56, 41.3], [55.5, 41.3], [54.8, 42],
  [54.1, 42.3], [52.9, 42.1], [52.5, 41.8], [52.7, 42.4], [51.3, 43.1], [50.9, 44], [50.3, 44.3], [51.3, 44.5], [51.3, 45.3], [53, 45.3],
  [53.2, 46.2], [53, 46.9], [52, 46.8], [51.2, 47], [50, 46.6], [49.1, 46.4], [48.6, 46.6], [48.7, 47.1], [48.1, 47.7], [47.3, 47.7],
];
