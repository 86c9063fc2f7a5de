"""The temporal tagger: dates, times of day, durations and repetitions in English news."""

from loaders.english.times.mention import TimeMention
from loaders.english.times.tagger import tag
from loaders.english.times.tense import tense_from

__all__ = ["TimeMention", "tag", "tense_from"]
