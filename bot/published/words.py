"""Words by which questions are compared: what each wants to know, what denies, what tells nothing. Pure."""

from collections.abc import Mapping
from functools import cache

from bot.tags.text import folded_words

WHETHER = "whether"
WANTS: Mapping[str, Mapping[str, str]] = {
    "kk": {
        "when": "қашан қашанға қашаннан",
        "how much": "қанша қаншаға қаншадан неше нешеге нешеде",
        "why": "неге неліктен себебі",
        "where": "қайда қайдан қайсы",
        "who": "кім кімге кімнен кімде кімдер кімдерге",
        "how": "қалай қалайша",
        "what": "қандай қай нені неден",
        WHETHER: "ма ме ба бе па пе",
    },
    "ru": {
        "when": "когда",
        "how much": "сколько скольким",
        "why": "почему зачем отчего",
        "where": "где куда откуда",
        "who": "кто кому кого кем",
        "how": "как каким",
        "what": "что чего какой какая какое какие каких какую какова каковы",
        WHETHER: "ли можно могу",
    },
    "en": {
        "when": "when",
        "how much": "much many long",
        "why": "why",
        "where": "where",
        "who": "who whom",
        "how": "how",
        "what": "what which",
        WHETHER: "can may could",
    },
}
"""What a question wants to know, by language and the words that say so."""
DENYING: Mapping[str, str] = {
    "kk": "жоқ емес",
    "ru": "не нет нельзя без",
    "en": "not no without never cannot t",
}
"""Words that deny; the last of English is what is left of “don’t”."""
EMPTY: Mapping[str, str] = {
    "kk": """
        сәлеметсіз сіздер сіз бе сәлем айтыңызшы айтып беріңізші білгім келеді келген еді сұрағым
        бар өтінемін түсіндіріңізші құрметті мен біз маған бізге менің біздің үшін туралы бойынша
        және мен керек қажет болады бола болар екен деген енді қазір бүгін биыл осы бұл сол өз
        өзім өзіміздің рахмет алдын ала алуға алу жасау жасауға жасатуға жасалады
    """,
    "ru": """
        здравствуйте здравствуй добрый день вечер утро скажите подскажите пожалуйста хочу хотел
        хотела хотелось узнать спросить интересует вопрос у меня объясните будьте добры уточните
        ответьте спасибо заранее я мы мне нам мой моя моё мои мою своё свой свою своего наш наша
        наше нашу вы вас и в во на с со к ко по из за для о об при под над а но или то же бы это
        этот эта эти этом так сейчас теперь сегодня уже нужно нужны нужна нужен надо требуется
        требуются необходимо необходимы чтобы если будет есть делается делать сделать
    """,
    "en": """
        hello hi please tell me would like to know want ask question explain good morning day
        thanks thank you i we my our your the a an is are was be been being do does did will has
        have had get got of to for with in on at by and or it this that there now today this need
        needed needs required if so
    """,
}
"""Words of greeting, asking and joining, which tell nothing of what is asked."""


@cache
def wants(language: str) -> Mapping[str, str]:
    """Give what a question wants to know by the folded words that say so."""
    return {word: want for want, listed in WANTS[language].items() for word in folded_words(listed)}


@cache
def denying(language: str) -> frozenset[str]:
    """Give the folded words that deny."""
    return frozenset(folded_words(DENYING[language]))


@cache
def empty(language: str) -> frozenset[str]:
    """Give the folded words that tell nothing of what is asked."""
    return frozenset(folded_words(EMPTY[language])) | denying(language) | wants(language).keys()
