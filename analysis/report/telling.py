"""What every chapter of a page works with."""
from cells import Cells
from numbers_of_page import Numbers
from wording import Wording


class Telling:
    """A comparison as it is told in one language: what was found, and the numbers, words and cells that tell it."""

    def __init__(self, answer, language):
        self.answer, self.numbers = answer, Numbers(language)
        self.wording = Wording(answer, self.numbers)
        self.texts, self.words = self.wording.texts, self.wording.words
        self.cells = Cells(answer, self.numbers, self.wording)
