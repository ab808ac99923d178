extension ClaimKey {
    /// The one discussion thread of an artifact and a user.
    package static func discussion(of artifact: ArtifactID, by user: UserID) -> Self {
        Self(rawValue: "discussion:\(artifact):\(user)")
    }

    /// The artifact that an offer of a message has become.
    package static func offer(_ place: Int, of message: MessageID) -> Self {
        Self(rawValue: "offer:\(message):\(place)")
    }
}
