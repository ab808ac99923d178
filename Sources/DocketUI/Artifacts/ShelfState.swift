package import DocketDomain

/// A list of artifacts, and the one of them that is shown.
package struct ShelfState: Hashable, Sendable {
    package let place: ArtifactListing.Place
    package var list = PagedList<ArtifactSummary>()
    package var filter = ArtifactFilter()
    package var viewer: ArtifactViewer?
    /// The artifact to select as soon as it is loaded.
    package var wanted: ArtifactID?

    init(place: ArtifactListing.Place) {
        self.place = place
    }

    /// What asks for the pages: in the opposite order where they are counted from the end.
    var listing: ArtifactListing {
        var filter = filter
        if list.end == .end { filter.order = filter.order.reversed }
        return ArtifactListing(place, filter)
    }

    /// The artifact that commands act on.
    package var selection: ArtifactSummary? { viewer?.artifact ?? list.selection }
}

extension ShelfState {
    /// Takes a page of the list, and opens what is selected where nothing is open yet.
    mutating func take(_ page: Page<ArtifactSummary>, at index: Int) {
        list.take(page, at: index) { $0.id == $1.id }
        if let wanted, list.select(where: { $0.id == wanted }) { self.wanted = nil }
        if let viewer {
            if let known = list.loaded.first(where: { $0.item.id == viewer.artifact.id })?.item {
                self.viewer?.take(known)
                list.select { $0.id == viewer.artifact.id }
            }
        } else if wanted == nil {
            openSelection()
        }
    }

    /// Opens the selected artifact, unless it is open.
    mutating func openSelection() {
        guard let artifact = list.selection, viewer?.artifact.id != artifact.id else { return }
        viewer = ArtifactViewer(artifact)
    }
}
