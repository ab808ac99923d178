extension ClaimKey {
    /// The thread that an imported conversation became.
    package static func source(_ source: ThreadSource, importedBy user: UserID) -> Self {
        Self(rawValue: "source:\(user):\(source.format):\(source.id)")
    }

    /// The artifact that an imported conversation made under a name of its own.
    package static func sourceArtifact(_ identifier: String, of thread: ThreadID) -> Self {
        Self(rawValue: "source-artifact:\(thread):\(identifier)")
    }
}
