package import DocketDomain

/// What `init` answers.
package struct WorkspaceReport: Hashable, Sendable {
    /// The workspace's folder.
    package let workspace: String
    package let viewer: Viewer

    package init(workspace: String, viewer: Viewer) {
        self.workspace = workspace
        self.viewer = viewer
    }

    package var wire: JSON {
        ["workspace": .string(workspace), "tenant_id": .id(viewer.tenantID), "user_id": .id(viewer.userID)]
    }
}
