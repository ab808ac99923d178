import DocketDomain
import TerminalKit

extension AppState {
    /// Reads again what is on the screen and has been changed; the rest is read when it is shown.
    mutating func take(_ objects: [ChangedObject], _ effects: inout [Effect]) {
        failedLoads = []
        takeAtDesk(objects, &effects)
        var threadsChanged: Set<ThreadID> = []
        var artifactsChanged: Set<ArtifactID> = []
        for object in objects {
            switch object {
            case .thread(let id): threadsChanged.insert(id)
            case .artifact(let id): artifactsChanged.insert(id)
            case .export: exports.isStale = true
            case .customer, .schema, .tenant: break
            }
        }
        if exports.isStale, screen == .exports { reloadExports(&effects) }
        guard objects.contains(where: { if case .export = $0 { false } else { true } }) else { return }
        if screen == .browse, !threadsChanged.isEmpty || !artifactsChanged.isEmpty {
            for (page, token) in threads.kept { reload(.threads(threadQuery, page: page, token: token), &effects) }
        } else {
            staleThreads = true
        }
        if let reading, threadsChanged.contains(reading.id) {
            reload(.thread(reading.id), &effects)
        }
        guard !artifactsChanged.isEmpty || reading.map({ threadsChanged.contains($0.id) }) ?? false else { return }
        if screen == .browse {
            for (page, token) in shelf.list.kept {
                reload(.artifacts(shelf.listing, page: page, token: token), &effects)
            }
        } else if screen == .artifacts {
            for (page, token) in gallery.list.kept {
                reload(.artifacts(gallery.listing, page: page, token: token), &effects)
            }
        }
        if let viewer = shownShelf.viewer, artifactsChanged.contains(viewer.artifact.id) {
            reload(.artifact(viewer.artifact.id), &effects)
        }
    }

    /// Asks for something even if it is on its way: what is on its way may be older than the change.
    mutating func reload(_ load: Load, _ effects: inout [Effect]) {
        failedLoads.remove(load)
        loads[load.slot] = load
        effects.append(.load(load))
    }

    /// Reads everything on the screen again.
    mutating func reloadAll(_ effects: inout [Effect]) {
        failedLoads = []
        staleThreads = false
        if screen == .review { reloadReview(&effects) }
        if screen == .customers { reloadCustomers(&effects) }
        if screen == .exports { reloadExports(&effects) }
        for (page, token) in threads.kept { reload(.threads(threadQuery, page: page, token: token), &effects) }
        if let reading { reload(.thread(reading.id), &effects) }
        for (page, token) in shownShelf.list.kept {
            reload(.artifacts(shownShelf.listing, page: page, token: token), &effects)
        }
    }
}
