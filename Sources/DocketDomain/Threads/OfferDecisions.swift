/// Decides what becomes of an offer that is taken up: the artifact that the answer would have made, once.
struct OfferDecisions {
    let loaded: LoadedState
    let context: Context

    private var viewer: Viewer { context.viewer }
    private var sight: Visibility { Visibility(loaded: loaded, viewer: viewer) }

    func requirements(_ kept: KeptOffer) -> [Requirement] {
        let stream = Requirement.stream(.thread(kept.threadID))
        guard let thread = loaded.thread(kept.threadID), thread.state.isVisible(to: viewer) else { return [stream] }
        var requirements = [
            stream, .messages(kept.threadID), .claim(.offer(kept.place, of: kept.messageID)),
        ]
        if case .revise(let id, _, _) = kept.work { requirements += loaded.artifactRequirements(id) }
        return requirements
    }

    func keep(_ kept: KeptOffer) throws(DocketError) -> ChangeSet {
        _ = try sight.livingThread(kept.threadID)
        let claim = ClaimKey.offer(kept.place, of: kept.messageID)
        var outcome = CommandOutcome()
        outcome.threadID = kept.threadID
        outcome.messageID = kept.messageID
        if let owner = loaded.owner(of: claim) {
            outcome.artifactID = ArtifactID(owner.id)
            return .already(outcome)
        }
        let message = loaded.messages[kept.threadID]?.first { $0.id == kept.messageID }
        guard let message, let author = message.author, let offers = message.reply?.offers,
            offers.indices.contains(kept.place)
        else {
            throw DocketError(
                .notFound, "Message \(kept.messageID) does not offer that. See `docket threads show \(kept.threadID)`.")
        }
        var works = ArtifactWorks(thread: kept.threadID, message: kept.messageID, agent: UserID(author), context)
        try works.add(kept.work, sight)
        outcome.artifactID = works.mention?.artifactID
        guard let artifact = outcome.artifactID else { return .already(outcome) }
        return ChangeSet(changes: works.changes, claims: [.take(claim, .artifact(artifact))], outcome: outcome)
    }
}
