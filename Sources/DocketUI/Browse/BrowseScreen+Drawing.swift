package import TerminalKit

extension BrowseScreen {
    package func draw(_ drawing: Drawing, on frame: inout Frame) {
        let layout = layout(drawing.shared)
        if isFirstRun { return frame.draw(WelcomeView(drawing), in: layout.body) }
        if let box = layout.threads { frame.draw(ThreadsPane(drawing: drawing, screen: self), in: box) }
        if let box = layout.messages { frame.draw(MessagesPane(drawing: drawing, screen: self), in: box) }
        if let box = layout.viewer {
            frame.draw(ViewerPane(drawing: drawing, screen: self, number: nil), in: box)
        }
        if let box = layout.list { frame.draw(ThreadArtifactsPane(drawing: drawing, screen: self), in: box) }
        joinBorders(layout, drawing, on: &frame)
    }

    /// The border between the list of artifacts and the open one belongs to both.
    private func joinBorders(_ layout: BrowseLayout, _ drawing: Drawing, on frame: inout Frame) {
        guard let border = drawing.appearance.border, let box = layout.viewer, let list = layout.list else { return }
        let style = pane == .viewer ? drawing.theme.borderFocused : drawing.theme.border
        frame.write(String(border.leftTee), at: box.origin, style: style)
        frame.write(String(border.rightTee), at: Point(x: list.x + list.width - 1, y: box.y), style: style)
    }
}
