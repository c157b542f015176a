"""A finished print file in; the sheet that goes to the printer with it out."""

from brochure.jobsheet.sheet import job_sheet

__all__ = ["job_sheet"]
