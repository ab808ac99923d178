import DocketDomain
import TerminalKit

extension AllArtifactsScreen {
    package static let commands = CommandTable<AllArtifactsScreen>(
        navigationCommands + findingCommands + subjectCommands() + viewerCommands + [
            ScreenCommand(.open, off: { view, _ in view.openRefusal }, run: { $0.open(&$1) }),
            ScreenCommand(.otherEnd, off: { view, _ in view.artifacts.otherEndRefusal }) {
                $0.artifacts.goToOtherEnd(&$1)
            },
            ScreenCommand(.filter, in: [.artifacts, .table]) {
                $0.artifacts.openFilter(isViewer: $0.isViewerFocused, &$1)
            },
            ScreenCommand(.copy, off: { view, shared in view.selectionRefusal(shared) }) { view, context in
                if view.isViewerFocused {
                    view.artifacts.copyInViewer(&context)
                } else {
                    context.copy(view.addressText(context.shared), as: "Address")
                }
            },
            ScreenCommand(.copyAddress, off: { view, shared in view.selectionRefusal(shared) }) { view, context in
                context.copy(view.addressText(context.shared), as: "Address")
            },
        ])

    private var openRefusal: String? {
        if isViewerFocused { return artifacts.openInViewerRefusal }
        return artifacts.list.selection == nil ? "There is no artifact to open" : nil
    }

    private mutating func open(_ context: inout ScreenContext) {
        if isViewerFocused { return artifacts.openInViewer(&context) }
        returns = false
        artifacts.openSelection()
        openWide(&context)
    }

    /// What is open gets the focus and the width.
    mutating func openWide(_ context: inout ScreenContext) {
        isViewerFocused = true
        artifacts.widen(&context)
    }

    package mutating func close(_ context: inout ScreenContext) { closeInnermost(&context) }

    mutating func stepOut(_ context: inout ScreenContext) {
        if isViewerFocused, returns {
            context.wish(.goBack)
        } else if isViewerFocused {
            isViewerFocused = false
            // What commands act on is what the list selects.
            artifacts.openSelection()
        } else if !FilterText.text(of: artifacts.filter).isEmpty {
            setFilter(ArtifactFilter(), &context)
        } else {
            context.wish(.goHome)
        }
    }

    package mutating func stepBack(_ context: inout ScreenContext) -> Bool {
        guard isViewerFocused else { return false }
        if !artifacts.closeBox(&context) { stepOut(&context) }
        return true
    }

    private func selectionRefusal(_ shared: SharedState) -> String? {
        SubjectRefusals(subject: subject, shared: shared).selection
    }

    /// The address of what is selected, be it open or in the list.
    private func addressText(_ shared: SharedState) -> String {
        let selected = isViewerFocused ? artifacts.viewer?.artifact.id : artifacts.list.selection?.id
        return (selected.map(Address.artifact) ?? shared.history.current).description
    }
}
