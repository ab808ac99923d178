package import DocketDomain
package import TerminalKit

/// An artifact that is open: its content as soon as it is loaded, and how it is looked at.
package struct ArtifactViewer: Hashable, Sendable {
    package private(set) var artifact: ArtifactSummary
    private var content: ArtifactContent?

    init(_ artifact: ArtifactSummary) {
        self.artifact = artifact
    }

    var load: Load { .content(artifact.id, revision: artifact.revision) }
    var needsContent: Bool { content == nil }

    mutating func take(_ artifact: ArtifactSummary) {
        if artifact.revision != self.artifact.revision { content = nil }
        self.artifact = artifact
    }

    mutating func take(_ content: ArtifactContent, text: String) {
        self.content = content
    }

    mutating func settle(in area: Rect, looks: Looks) {}

    func status(width: Int) -> String { "r\(artifact.revision)" }

    func draw(in area: Rect, drawing: Drawing, on frame: inout Frame) {
    }
}

extension AppState {
    mutating func takeInViewer(_ key: Key, _ effects: inout [Effect]) -> Bool { false }
    mutating func pasteInViewer(_ text: String) {}
    mutating func copyInViewer(_ effects: inout [Effect]) {}
    mutating func openInViewer(_ effects: inout [Effect]) {}
    mutating func findInViewer(_ text: String) -> Bool { false }
    mutating func findAgainInViewer(forward: Bool) -> Bool { false }
}

extension AppState {
    mutating func pressInViewer(_ mouse: Mouse, _ effects: inout [Effect]) {}
    mutating func turnWheelInViewer(_ rows: Int, _ effects: inout [Effect]) {}
}
