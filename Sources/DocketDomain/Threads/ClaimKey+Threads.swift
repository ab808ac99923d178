extension ClaimKey {
    /// The one discussion thread of an artifact and a user.
    package static func discussion(of artifact: ArtifactID, by user: UserID) -> Self {
        Self(rawValue: "discussion:\(artifact):\(user)")
    }
}
