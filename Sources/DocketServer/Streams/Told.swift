import DocketDomain

/// Something that a client is told: an update, or only how far it has come.
struct Told<Update: Sendable>: Sendable {
    /// Nothing for a sign of life.
    let update: Update?
    let checkpoint: SealedCheckpoint
    let at: Timestamp
}
