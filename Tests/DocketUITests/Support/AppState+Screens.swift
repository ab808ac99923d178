import DocketDomain
import DocketUI

/// What tests look at most.
extension AppState {
    var threads: PagedList<ThreadSummary> { self[BrowseScreen.self].threads }
    var reading: ReadingState? { self[BrowseScreen.self].reading }
    var pane: BrowseScreen.Pane { self[BrowseScreen.self].pane }
    var threadArtifacts: ArtifactListState { self[BrowseScreen.self].artifacts }
    var allArtifacts: ArtifactListState { self[AllArtifactsScreen.self].artifacts }
    var review: ReviewScreen { self[ReviewScreen.self] }
}
