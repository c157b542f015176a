"""Preflight: whether a finished PDF is what its receiver asked for. Reads bytes, and trusts nothing else."""

from brochure.check.checking import check
from brochure.check.report import Box, Finding, PageReport, Report, Unjudged

__all__ = ["Box", "Finding", "PageReport", "Report", "Unjudged", "check"]
