"""Preflight: whether a finished PDF is what its receiver asked for. Reads bytes, and trusts nothing else."""

from brochure.check.checking import check
from brochure.check.picturing import LOOK_PPI
from brochure.check.report import Box, Finding, PageReport, Report, Unjudged

__all__ = ["LOOK_PPI", "Box", "Finding", "PageReport", "Report", "Unjudged", "check"]
