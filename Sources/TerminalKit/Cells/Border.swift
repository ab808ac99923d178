/// The characters that a frame around an area is drawn with.
package struct Border: Hashable, Sendable {
    package let horizontal: Character
    package let vertical: Character
    package let topLeft: Character
    package let topRight: Character
    package let bottomLeft: Character
    package let bottomRight: Character
    /// Where a dividing line meets the left and the right side.
    package let leftTee: Character
    package let rightTee: Character

    /// Light lines of Unicode's box drawing block.
    package static let light = Border(
        horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘",
        leftTee: "├", rightTee: "┤")
    /// No lines, where they would be read aloud; a title stands by itself.
    package static let blank = Border(
        horizontal: " ", vertical: " ", topLeft: " ", topRight: " ", bottomLeft: " ", bottomRight: " ",
        leftTee: " ", rightTee: " ")
    /// Characters that every terminal has.
    package static let ascii = Border(
        horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+",
        leftTee: "+", rightTee: "+")
}

extension Frame {
    /// Draws a border along the inside of an area, titles in its upper edge, and answers what it encloses.
    ///
    /// An area without room for two sides keeps its content and gets no border.
    @discardableResult
    package mutating func drawBorder(
        _ border: Border?, around area: Rect, title: Line = Line(), status: Line = Line(), footer: Line = Line(),
        style: Style = .plain
    ) -> Rect {
        guard let border, area.width >= 2, area.height >= 2 else { return area }
        let right = area.x + area.width - 1
        let bottom = area.y + area.height - 1
        let edge = String(repeating: border.horizontal, count: area.width - 2)
        write("\(border.topLeft)\(edge)\(border.topRight)", at: area.origin, style: style)
        write("\(border.bottomLeft)\(edge)\(border.bottomRight)", at: Point(x: area.x, y: bottom), style: style)
        let side = String(border.vertical)
        for y in area.y + 1..<bottom {
            write(side, at: Point(x: area.x, y: y), style: style)
            write(side, at: Point(x: right, y: y), style: style)
        }
        drawTitles(title, status, in: area.row(0).inset(horizontally: 1), style: style)
        drawTitles(footer, Line(), in: area.row(area.height - 1).inset(horizontally: 1), style: style)
        return area.inset(horizontally: 1, vertically: 1)
    }

    /// Draws a line across a bordered area that joins its sides, with a title in it.
    package mutating func drawDivider(
        _ border: Border?, across area: Rect, row: Int, title: Line = Line(), style: Style = .plain
    ) {
        guard let border, area.width >= 2, area.rows.contains(row) else { return }
        let edge = String(repeating: border.horizontal, count: area.width - 2)
        write("\(border.leftTee)\(edge)\(border.rightTee)", at: Point(x: area.x, y: row), style: style)
        drawTitles(title, Line(), in: area.row(row - area.y).inset(horizontally: 1), style: style)
    }

    /// The left one gives way to the right one, which stands before a last piece of the edge.
    private mutating func drawTitles(_ left: Line, _ right: Line, in edge: Rect, style: Style) {
        var room = edge
        let width = right.width(widths, limit: edge.width)
        if width > 0, width + 2 <= edge.width {
            write(right.over(style), in: edge.droppingRight(1).right(width))
            room = edge.droppingRight(width + 2)
        }
        write(left.over(style), in: room)
    }
}
