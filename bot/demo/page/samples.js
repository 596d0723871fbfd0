// Ready-made pictures, drawn here: a petrol station without petrol, a cold flat, a broken road.

export const samplePicture = () => draw(petrolStation);

export const sampleAlbum = () => Promise.all([petrolStation, coldFlat, brokenRoad].map(draw));

const WIDTH = 960;
const HEIGHT = 720;

function draw(scene) {
  const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
  scene(canvas.getContext("2d"));
  return new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg", 0.88); });
}

function petrolStation(pen) {
  sky(pen, "#f2c9a0", "#7fb3c4");
  box(pen, "#b9a37a", 0, 520, WIDTH, 200);
  box(pen, "#6f6a63", 0, 570, WIDTH, 150);
  box(pen, "#0b7f8c", 150, 210, 560, 62);
  box(pen, "#f3cf6d", 150, 272, 560, 9);
  for (const x of [205, 625]) box(pen, "#e8e4da", x, 281, 26, 300);
  for (const x of [330, 470]) {
    box(pen, "#d8d3c6", x, 440, 74, 140);
    box(pen, "#28383c", x + 14, 458, 46, 40);
  }
  box(pen, "#f7f3e8", 770, 190, 130, 280);
  box(pen, "#8a8378", 826, 470, 18, 110);
  letters(pen, "#263238", 40, 835, 245, "АИ-92");
  letters(pen, "#b3392f", 46, 835, 312, "ЖОҚ");
  letters(pen, "#263238", 40, 835, 378, "АИ-95");
  letters(pen, "#b3392f", 46, 835, 445, "ЖОҚ");
  letters(pen, "#ffffff", 40, 430, 255, "БЕНЗИН");
  for (const [x, paint] of [[20, "#8e3b34"], [250, "#40626b"], [560, "#c6a24a"]]) car(pen, x, 610, paint);
}

function coldFlat(pen) {
  box(pen, "#d9d4c7", 0, 0, WIDTH, HEIGHT);
  box(pen, "#8c7355", 0, 600, WIDTH, 120);
  box(pen, "#f4f1e8", 120, 70, 430, 330);
  box(pen, "#9fc0cf", 145, 95, 180, 280);
  box(pen, "#9fc0cf", 345, 95, 180, 280);
  pen.fillStyle = "#ffffff";
  for (let flake = 0; flake < 60; flake += 1) disc(pen, 150 + ((flake * 61) % 370), 100 + ((flake * 97) % 270), 3);
  for (let rib = 0; rib < 9; rib += 1) box(pen, "#f7f5ef", 130 + rib * 46, 430, 34, 150);
  box(pen, "#fbfaf5", 690, 110, 110, 400);
  box(pen, "#dfe6e8", 734, 150, 22, 280);
  box(pen, "#b3392f", 734, 350, 22, 80);
  pen.fillStyle = "#b3392f";
  disc(pen, 745, 450, 30);
  letters(pen, "#263238", 64, 745, 580, "+12°");
}

function brokenRoad(pen) {
  sky(pen, "#d7e4ea", "#a9c6d6");
  box(pen, "#a79b6d", 0, 340, WIDTH, 380);
  shape(pen, "#6d6b68", [[400, 340], [560, 340], [900, 720], [60, 720]]);
  shape(pen, "#e9e3cf", [[474, 340], [486, 340], [500, 470], [460, 470]]);
  for (const [x, y, size] of [[430, 560, 95], [620, 650, 70], [350, 680, 60], [520, 470, 36]]) {
    hole(pen, "#4a4745", x, y, size);
    hole(pen, "#86a7b3", x + 6, y + 6, size * 0.72);
  }
}

function sky(pen, low, high) {
  const fading = pen.createLinearGradient(0, 0, 0, 540);
  fading.addColorStop(0, high);
  fading.addColorStop(1, low);
  box(pen, fading, 0, 0, WIDTH, HEIGHT);
}

function car(pen, x, y, paint) {
  shape(pen, paint, [[x, y + 62], [x + 8, y + 30], [x + 52, y + 24], [x + 82, y - 8], [x + 170, y - 8], [x + 204, y + 26], [x + 236, y + 34], [x + 240, y + 62]]);
  shape(pen, "#cfdfe4", [[x + 66, y + 24], [x + 90, y], [x + 164, y], [x + 188, y + 24]]);
  pen.fillStyle = "#22282a";
  for (const wheel of [56, 186]) disc(pen, x + wheel, y + 62, 24);
}

function box(pen, paint, x, y, width, height) {
  pen.fillStyle = paint;
  pen.fillRect(x, y, width, height);
}

function disc(pen, x, y, radius) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 7);
  pen.fill();
}

function hole(pen, paint, x, y, size) {
  pen.fillStyle = paint;
  pen.beginPath();
  pen.ellipse(x, y, size, size * 0.32, 0, 0, 7);
  pen.fill();
}

function shape(pen, paint, corners) {
  pen.fillStyle = paint;
  pen.beginPath();
  for (const [x, y] of corners) pen.lineTo(x, y);
  pen.fill();
}

function letters(pen, paint, size, x, y, words) {
  pen.fillStyle = paint;
  pen.font = `700 ${size}px system-ui, sans-serif`;
  pen.textAlign = "center";
  pen.fillText(words, x, y);
}
