import DocketDomain
import TerminalKit

/// Every artifact that the viewer may see, and the one of them that is open.
package struct AllArtifactsScreen: Hashable, Sendable, ShowsArtifacts {
    package var artifacts = ArtifactListState(.everywhere)
    var deciding = DecisionState()
    package var isViewerFocused = false
    /// The artifact of an address that has not been read yet.
    var wantedArtifact: ArtifactID?
    /// What was found in that artifact, to go to.
    var wantedPattern: TextPattern?
    /// Whether leaving what is open goes back to where one came from.
    var returns = false
    /// Whether something has changed while it was not shown.
    var isStale = false
    /// Whether the mouse holds the divider.
    var isDragging = false

    /// A list marks nothing in its titles.
    var isFindSeen: Bool { false }

    package init(_ identity: Identity) {}

    var isListFocused: Bool { !isViewerFocused }

    func layout(_ shared: SharedState) -> AllArtifactsLayout { AllArtifactsLayout(self, shared) }

    mutating func setFilter(_ filter: ArtifactFilter, _ context: inout ScreenContext) {
        context.drop { slot in
            switch slot {
            case .artifacts(.everywhere, _), .find: true
            default: false
            }
        }
        artifacts.filter = filter
        artifacts.list = PagedList()
        artifacts.viewer = nil
        isViewerFocused = false
    }
}

extension AllArtifactsScreen: HasSubject {
    var subject: SelectedSubject? { artifacts.selection.map(SelectedSubject.artifact) }
}
