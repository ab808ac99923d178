package import DocketDomain

/// Whose screen this is, of which workspace.
package struct Identity: Hashable, Sendable {
    /// The workspace's name: that of its folder, or what a demo is called.
    package let workspace: String
    package let viewer: Viewer
    package let userName: String
    package let isReadOnly: Bool
    /// What new threads are visible to.
    package let visibility: Visibility

    package init(
        workspace: String, viewer: Viewer, userName: String, isReadOnly: Bool = false,
        visibility: Visibility = .private
    ) {
        self.workspace = workspace
        self.viewer = viewer
        self.userName = userName
        self.isReadOnly = isReadOnly
        self.visibility = visibility
    }
}
