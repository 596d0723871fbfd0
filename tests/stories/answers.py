"""How stories come to a published answer: Aigerim asks, Bolat answers, publishes and adds a language."""

from bot.demo.telegram import Message, Person
from tests.stage import Stage, shown

QUESTION = "Сәлеметсіз бе! Үйге газды қалай қосуға болады?"
ANSWER = "Қала әкімдігінің сайтында өтініш беріңіз, қосу 10 күнге дейін созылады."
RUSSIAN_QUESTION = "Как подключить дом к газу?"
RUSSIAN_ANSWER = "Подайте заявку на сайте акимата, подключение занимает до 10 дней."
ENGLISH = "How do I connect my house to gas?\nApply on the site of the akimat, it takes up to 10 days."


async def drafted(
    stage: Stage, question: str = QUESTION, answer: str = ANSWER, who: Person | None = None
) -> Message:
    """Let Bolat answer a citizen and press “Publish the answer”, and give the draft."""
    asks = who or stage.telegram.person("Erlan", language_code="kk")
    asks.writes(question)
    card = await stage.card(1)
    reply = stage.bolat.writes(answer, chat=stage.staff, reply_to=card)
    await stage.until(lambda: reply.reactions == ["👍"])
    await stage.card(1, "Answered")
    stage.bolat.presses(card, "More …")
    await stage.until(lambda: "Publish the answer" in card.button_texts)
    stage.bolat.presses(card, "Publish the answer")
    return await stage.sees(stage.staff, "Published answer 1 · draft")


async def published(stage: Stage) -> Message:
    """Let Bolat publish an answer in Kazakh and in Russian, and give it as staff see it."""
    draft = await drafted(stage)
    stage.bolat.writes(f"{RUSSIAN_QUESTION}\n\n{RUSSIAN_ANSWER}", chat=stage.staff, reply_to=draft)
    second = await stage.sees(stage.staff, "Published answer 1 · draft", RUSSIAN_ANSWER)
    stage.bolat.presses(second, "Publish")
    await stage.until(lambda: "Published answer 1 · published" in shown(second))
    return second
