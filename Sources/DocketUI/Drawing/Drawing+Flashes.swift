import TerminalKit

extension Drawing {
    /// Has a row stand out whose object others have just changed.
    func drawFlash(of object: ChangedObject, in row: Rect, on frame: inout Frame) {
        if shared.flashes.contains(object) { frame.restyle(row, theme.flash) }
    }
}
