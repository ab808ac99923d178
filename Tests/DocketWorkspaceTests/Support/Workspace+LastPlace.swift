import DocketDomain
import DocketWorkspace

extension Workspace {
    /// Where the last event is that the viewer sees.
    var lastPlace: Checkpoint? {
        get async throws {
            var last: FollowedChange?
            while let next = try await events(after: last?.checkpoint, stream: nil, limit: 500).last { last = next }
            return last?.change.place
        }
    }
}
