"""Shapes in which the picture of a line is shown to a reader again."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image, ImageFilter

Variant = Callable[[Image.Image], Image.Image]


def _scaled(factor: float) -> Variant:
    def scale(image: Image.Image) -> Image.Image:
        size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
        return image.resize(size, Image.Resampling.LANCZOS)

    return scale


def _framed(image: Image.Image) -> Image.Image:
    frame = Image.new("L", (image.width + 120, image.height + 120), 255)
    frame.paste(image, (60, 60))
    return frame


VARIANTS: tuple[Variant, ...] = (
    _framed, _scaled(0.67), _scaled(1.5), lambda image: image.filter(ImageFilter.MedianFilter(3)),
)
