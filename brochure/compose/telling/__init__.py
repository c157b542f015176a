"""Sections told in blocks: one function a kind, model in, :class:`~brochure.compose.blocks.FlowBody` out."""
