"""What the booth asks: the list of questions, the editor of one, and how the booth will see them."""

from leadbooth.ui.pages.events.questions.tab import QuestionsTab

__all__ = ["QuestionsTab"]
