import DocketDomain
import DocketUI
import DocketWorkspace
import Logging

/// Tells the screen what is changed in the workspace, and begins anew where a backup was put in its place.
struct ChangeFollowing: Sendable {
    let session: Session
    let mailbox: Mailbox
    let delivery: BackgroundDelivery
    let awaited: AwaitedWork

    /// Goes on until its task is cancelled.
    func run(after start: SealedCheckpoint) async {
        let (changes, changed) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        async let catchUp: Void = SearchCatchUp(session: session, awaited: awaited).run(after: changes)
        changed.yield()
        var next: SealedCheckpoint? = start
        while let start = next, !Task.isCancelled { next = await follow(after: start, changed) }
        changed.finish()
        await catchUp
    }

    /// Tells what comes.
    ///
    /// - Returns: Where to go on, where the place is none any more.
    private func follow(
        after start: SealedCheckpoint, _ changed: AsyncStream<Void>.Continuation
    ) async -> SealedCheckpoint? {
        let workspace = session.workspace
        do {
            for try await batch in workspace.changes(after: start, stream: nil) {
                let changes = batch.map(\.change)
                let byOthers = changes.filter { !$0.isOwn(in: workspace) }
                mailbox.post(
                    .changed(ChangedObject.objects(of: changes), byOthers: ChangedObject.objects(of: byOthers)))
                delivery.wake()
                changed.yield()
            }
            return nil
        } catch let error as DocketError where error.code == .failedPrecondition {
            return await beginAnew()
        } catch {
            return end(error)
        }
    }

    /// What is there now is read, and followed from here on.
    private func beginAnew() async -> SealedCheckpoint? {
        do throws(DocketError) {
            let head = try await session.workspace.head()
            mailbox.post(.readAnew)
            mailbox.post(.notice("A backup was put in the place of the workspace: this is what it has"))
            return head
        } catch {
            return end(error)
        }
    }

    private func end(_ error: any Error) -> SealedCheckpoint? {
        session.log.error("Live updates have ended: \(error)")
        mailbox.post(.notice("Changes of others are not shown any more; ctrl-l reads again"))
        return nil
    }
}
