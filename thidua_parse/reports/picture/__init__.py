"""Pictures of a graph: the interactive page, and drawings for print as SVG and PNG."""

from .charts import lag_charts, lag_svg
from .draw import draw_graph, draw_lags, draw_matrix
from .layered import hierarchy_svg
from .matrix import Matrix, matrices, matrix_of, matrix_svg
from .page import render_picture

__all__ = [
    "Matrix", "draw_graph", "draw_lags", "draw_matrix", "hierarchy_svg", "lag_charts", "lag_svg",
    "matrices", "matrix_of", "matrix_svg", "render_picture",
]
