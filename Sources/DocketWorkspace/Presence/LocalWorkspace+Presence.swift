import DocketDomain
import DocketStore

extension LocalWorkspace {
    package var presence: any PresenceBoard {
        PresenceFiles(
            in: folder, of: viewer,
            PresenceFiles.Known(
                name: { [log, viewer] user in
                    // Whatever the reason: who can't be found is nobody.
                    let tenant = try? await log.state(of: .tenant(viewer.tenantID), tenant: viewer.tenantID)
                    guard case .tenant(let state)? = tenant?.state else { return nil }
                    return state.user(user)?.name
                },
                sees: { [reading] place in
                    // Whatever the reason: what can't be read is not shown.
                    switch place.kind {
                    case .thread: (try? await reading.thread(ThreadID(place.id))) != nil
                    case .artifact: (try? await reading.artifact(ArtifactID(place.id))) != nil
                    default: false
                    }
                },
                writes: { [log] in log.writes() }),
            now: environment.now)
    }
}
