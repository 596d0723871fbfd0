// What the page itself says, in Kazakh, Russian and English; nothing the bot says is here.

export const LANGUAGES = { kk: "ҚАЗ", ru: "РУС", en: "ENG" };

const WORDS = {
  kk: {
    sentence: "Азамат жазады, министрлік қызметкері жауап береді, басшы апталық шолуды оқиды.",
    whatToTry: "Байқап көріңіз", digest: "Шолуды алу", foot: "Бәрі осы компьютерде: ойдан шығарылған Telegram, нағыз бот, уақытша дерекқор.",
    citizen: "Азамат", staff: "Қызметкерлер", manager: "Басшылар",
    language: "Тіл", newCitizen: "Жаңа азамат", name: "Аты", create: "Қосу", cancel: "Бас тарту", close: "Жабу", good: "Түсінікті",
    namePlaceholder: "Мысалы, Гүлнар", clientLanguage: "Telegram тілі",
    write: "Хабар", writeStaff: "Карточкаға жауап беріңіз", send: "Жіберу", attach: "Тіркеу", commands: "Командалар", reply: "Жауап беру", edit: "Өзгерту",
    replyTo: "Жауап", editing: "Өзгерту", edited: "өзгертілді", photo: "Фото", photos: "Фотолар…", samplePhoto: "Дайын сурет", sampleAlbum: "Дайын альбом",
    place: "Орын", sharePlace: "Орынды көрсету…", whichCity: "Қай жерден?", voice: "Дауыстық хабар", file: "Файл…", document: "Құжат", video: "Бейне", audio: "Аудио",
    sticker: "Стикер", contact: "Контакт", shareContact: "Телефон нөмірі", nobody: "Әзірге хабар жоқ", nobodyHint: "Жаза беріңіз: /start керек емес.",
    newer: "жаңа хабар", unread: "оқылмаған", offline: "Байланыс үзілді, қайта қосылуда…", failed: "Болмады", all: "Барлығы", bot: "бот", members: "қатысушы",
    group: "топ", channel: "арна", notHere: "Бұл хабар телефондарда жоқ", deleted: "өшірілген хабар", today: "Бүгін", gone: "Файл ашылмады",
    tries: ["Қызылордада үш күннен бері бензин жоқ", "Семейде газ бағасы неге өсті?", "Ұсыныс: мектептерге күн панельдерін орнату", "/my"],
    notices: { new_chat_members: "топқа қосылды", left_chat_member: "топтан шықты", forum_topic_created: "тақырып ашты", pinned_message: "хабарды бекітті" },
    hints: { start: "бастау", help: "көмек", new: "жаңа өтініш", my: "менің өтініштерім", language: "тіл", privacy: "деректер туралы", digest: "апталық шолу" },
  },
  ru: {
    sentence: "Гражданин пишет, сотрудник министерства отвечает, руководитель читает недельную сводку.",
    whatToTry: "Попробуйте", digest: "Получить сводку", foot: "Всё на этом компьютере: вымышленный Telegram, настоящий бот, временная база данных.",
    citizen: "Гражданин", staff: "Сотрудники", manager: "Руководители",
    language: "Язык", newCitizen: "Новый гражданин", name: "Имя", create: "Добавить", cancel: "Отмена", close: "Закрыть", good: "Понятно",
    namePlaceholder: "Например, Гульнар", clientLanguage: "Язык Telegram",
    write: "Сообщение", writeStaff: "Ответьте на карточку", send: "Отправить", attach: "Прикрепить", commands: "Команды", reply: "Ответить", edit: "Изменить",
    replyTo: "Ответ", editing: "Изменение", edited: "изменено", photo: "Фото", photos: "Фотографии…", samplePhoto: "Готовый снимок", sampleAlbum: "Готовый альбом",
    place: "Место", sharePlace: "Показать место…", whichCity: "Откуда?", voice: "Голосовое сообщение", file: "Файл…", document: "Документ", video: "Видео", audio: "Аудио",
    sticker: "Стикер", contact: "Контакт", shareContact: "Номер телефона", nobody: "Сообщений пока нет", nobodyHint: "Просто напишите: /start не нужен.",
    newer: "новых сообщений", unread: "непрочитанных", offline: "Связь прервана, подключаемся снова…", failed: "Не получилось", all: "Все", bot: "бот", members: "участников",
    group: "группа", channel: "канал", notHere: "Этого сообщения нет в телефонах", deleted: "удалённое сообщение", today: "Сегодня", gone: "Файл не открылся",
    tries: ["Нет отопления в Риддере, дома +12", "Когда в Семее повысят тариф на газ?", "Предлагаю солнечные панели на школы", "/my"],
    notices: { new_chat_members: "теперь в группе", left_chat_member: "больше не в группе", forum_topic_created: "— новая тема", pinned_message: "— сообщение закреплено" },
    hints: { start: "начать", help: "помощь", new: "новое обращение", my: "мои обращения", language: "язык", privacy: "о данных", digest: "недельная сводка" },
  },
  en: {
    sentence: "A citizen writes, the ministry’s staff answer, its managers read the weekly digest.",
    whatToTry: "Things to try", digest: "Ask for the digest", foot: "All on this computer: a made-up Telegram, the real bot, a throw-away database.",
    citizen: "Citizen", staff: "Staff", manager: "Managers",
    language: "Language", newCitizen: "New citizen", name: "Name", create: "Add", cancel: "Cancel", close: "Close", good: "Got it",
    namePlaceholder: "For example, Gulnar", clientLanguage: "Telegram’s language",
    write: "Message", writeStaff: "Reply to a card", send: "Send", attach: "Attach", commands: "Commands", reply: "Reply", edit: "Edit",
    replyTo: "Reply to", editing: "Editing", edited: "edited", photo: "Photo", photos: "Photos…", samplePhoto: "Sample picture", sampleAlbum: "Sample album",
    place: "Place", sharePlace: "Share a place…", whichCity: "From where?", voice: "Voice message", file: "File…", document: "Document", video: "Video", audio: "Audio",
    sticker: "Sticker", contact: "Contact", shareContact: "Phone number", nobody: "No messages yet", nobodyHint: "Just write: no /start is needed.",
    newer: "new messages", unread: "unread", offline: "Connection lost, trying again…", failed: "That did not work", all: "All", bot: "bot", members: "members",
    group: "group", channel: "channel", notHere: "No phone holds that message", deleted: "deleted message", today: "Today", gone: "The file did not open",
    tries: ["No petrol in Kyzylorda for three days", "When will the gas price in Semey change?", "I propose solar panels on the roofs of schools", "/my"],
    notices: { new_chat_members: "joined the group", left_chat_member: "left the group", forum_topic_created: "opened a topic", pinned_message: "pinned a message" },
    hints: { start: "start", help: "help", new: "new appeal", my: "my appeals", language: "language", privacy: "about your data", digest: "weekly digest" },
  },
};

let chosen = remembered() ?? navigator.languages.map((tag) => tag.slice(0, 2)).find((code) => code in WORDS) ?? "kk";

export const language = () => chosen;

export const say = (key) => WORDS[chosen][key] ?? key;

export function speak(code) {
  chosen = code;
  try { localStorage.setItem("language", code); } catch { /* a private window keeps nothing */ }
}

export const clock = (seconds) => format({ hour: "2-digit", minute: "2-digit" }, seconds);

export function day(seconds) {
  const wanted = format({ day: "numeric", month: "long" }, seconds);
  return wanted === format({ day: "numeric", month: "long" }, Date.now() / 1000) ? say("today") : wanted;
}

const FORMATS = new Map();

function format(options, seconds) {
  const key = chosen + Object.keys(options);
  if (!FORMATS.has(key)) {
    FORMATS.set(key, new Intl.DateTimeFormat(chosen === "en" ? "en-GB" : chosen, { ...options, timeZone: "Asia/Almaty" }));
  }
  return FORMATS.get(key).format(seconds * 1000);
}

function remembered() {
  try {
    const code = localStorage.getItem("language");
    return code in WORDS ? code : undefined;
  } catch { return undefined; }
}
