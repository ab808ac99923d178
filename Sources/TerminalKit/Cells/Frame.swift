/// What a whole screen shows: its cells, and where the cursor is.
///
/// Drawing never leaves the current clip (`clipped(to:)`). Colours that a style inherits are those of the cell
/// drawn over, so text takes on the background of the area that it is written in.
package struct Frame: Hashable, Sendable {
    package let size: Size
    /// Row by row.
    package internal(set) var cells: [Cell]
    /// Where the terminal's cursor is shown; nil hides it.
    package var cursor: Point?
    /// What drawing is cut to.
    package internal(set) var clip: Rect
    /// How wide text is drawn.
    package let widths: TextWidth

    package init(size: Size, style: Style = .plain, widths: TextWidth = .standard) {
        let size = Size(width: max(0, size.width), height: max(0, size.height))
        self.size = size
        self.widths = widths
        cells = Array(repeating: Cell(.blank, style: style), count: size.width * size.height)
        clip = Rect(size)
    }

    /// The whole of it.
    package var bounds: Rect { Rect(size) }

    /// The cell at a column and row inside of the frame.
    package subscript(x: Int, y: Int) -> Cell {
        cells[y * size.width + x]
    }

    /// Draws with everything outside of `area` left as it is.
    package mutating func clipped<Failure: Error>(
        to area: Rect, _ draw: (inout Frame) throws(Failure) -> Void
    ) throws(Failure) {
        let outer = clip
        clip = clip.intersection(area)
        defer { clip = outer }
        try draw(&self)
    }

    /// Shows the cursor here, unless it is outside of the clip.
    package mutating func placeCursor(at point: Point) {
        cursor = clip.contains(point) ? point : nil
    }

    package static func == (left: Frame, right: Frame) -> Bool {
        left.size == right.size && left.cursor == right.cursor && left.cells == right.cells
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(size)
        hasher.combine(cursor)
        hasher.combine(cells)
    }
}
