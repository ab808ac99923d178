/// Who acts, when, and where new ids come from: everything that `decide` needs and cannot know by itself.
package struct Context: Sendable {
    package let viewer: Viewer
    package let now: Timestamp
    package let makeID: @Sendable () -> String
    package let policy: ReviewPolicy

    package init(
        viewer: Viewer, now: Timestamp, makeID: @escaping @Sendable () -> String, policy: ReviewPolicy = ReviewPolicy()
    ) {
        self.viewer = viewer
        self.now = now
        self.makeID = makeID
        self.policy = policy
    }
}
