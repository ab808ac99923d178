import DocketAgents
package import DocketDomain

extension Workspace {
    /// Takes up an offer of an answer: makes what the answer would have made of it, as the same agent.
    ///
    /// - Parameter place: Its place among those of the message.
    package func keepOffer(_ place: Int, of id: MessageID) async throws(DocketError) -> CommandOutcome {
        let message = try await queries.message(id)
        guard let offers = message.reply?.offers, offers.indices.contains(place), let asked = message.reply?.answers
        else { throw DocketError(.notFound, "Message \(id) does not offer that.") }
        let subject = try await AnswerSubject(of: try await queries.message(asked), in: self)
        let drafts = Gatekeeper().judge(request: subject.words, reply: message.parts.said).drafts
        var works = ReplyWorks()
        if let draft = drafts.first(offered: offers[place]) { works.add([draft], from: 0, about: subject) }
        guard let work = works.artifacts.first else {
            throw DocketError(
                .failedPrecondition, "“\(offers[place].title)” is not found in the answer any more. Copy it instead.")
        }
        let kept = KeptOffer(threadID: message.threadID, messageID: id, place: place, work: work)
        return try await perform(.keepOffer(kept), idempotencyKey: nil, blobs: works.blobs)
    }
}

extension [ArtifactDraft] {
    /// The draft that was offered: where its lines are others by now, the first that is called the same.
    fileprivate func first(offered offer: ArtifactOffer) -> ArtifactDraft? {
        let called = filter { $0.kind == offer.kind && $0.title == offer.title }
        return called.first { $0.lines == offer.firstLine...offer.lastLine } ?? called.first
    }
}
