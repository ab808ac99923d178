package import Foundation

/// The erasure of one customer, event by event: first all events of the tenant are learned from, in their order, then each
/// is rewritten.
package struct Erasing {
    private let customer: CustomerID
    private let documents: ErasureDocuments
    /// Reads a blob; nothing where it is not there.
    private let blob: (String) throws -> Data?

    private var personal = PersonalValues()
    private var proposals: Set<ArtifactID> = []
    /// The ids of the customer and of the proposals for them.
    private var ownIDs: Set<String>
    private var batches: Set<BatchID> = []
    /// Where proposals came from: a fork says the same as its origin, so that the first origin stands for all.
    private var sourceThreads: Set<ThreadID> = []
    private var sourceMessages: Set<MessageID> = []
    /// Fork → the thread that it began with, and so on to the first one; copied messages likewise.
    private var origins: [ThreadID: ThreadID] = [:]
    private var originals: [MessageID: MessageID] = [:]
    /// Artifact → the threads that it was ever linked to.
    private var threads: [ArtifactID: Set<ThreadID>] = [:]
    private var exports: [ExportID: [RecordedEvent]] = [:]
    /// Documents that an earlier erasure has left for a person to decide.
    private var listed: Set<ArtifactID> = []

    // What rewriting has found.
    private var changedThreads: Set<ThreadID> = []
    private var named: [ArtifactID: String] = [:]
    private var namedCustomers: Set<CustomerID> = []
    private var customers: [ArtifactID: CustomerID] = [:]
    private var namingExports: Set<ExportID> = []
    /// Blobs that take the place of others.
    package private(set) var blobs: [String: Data] = [:]
    /// Blobs that nothing needs any more, unless something else names them too.
    package private(set) var freedBlobs: Set<String> = []

    package init(_ customer: CustomerID, documents: ErasureDocuments, blob: @escaping (String) throws -> Data?) {
        self.customer = customer
        ownIDs = [customer.rawValue]
        self.documents = documents
        self.blob = blob
    }

    // MARK: Learning

    package mutating func learn(_ recorded: RecordedEvent) throws {
        switch recorded.event {
        case .proposal(.made(let made)):
            let id = ArtifactID(recorded.stream.id)
            customers[id] = made.customerID
            if let thread = made.threadID { threads[id, default: []].insert(thread) }
            guard made.customerID == customer else { break }
            proposals.insert(id)
            ownIDs.insert(id.rawValue)
            if let thread = made.threadID { sourceThreads.insert(origin(of: thread)) }
            if let message = made.messageID { sourceMessages.insert(original(of: message)) }
        case .thread(.created(let created)):
            if let from = created.forkedFrom { origins[ThreadID(recorded.stream.id)] = origin(of: from.threadID) }
        case .thread(.messageAdded(let added)):
            if let other = added.copyOf { originals[added.id] = original(of: other) }
        case .batch(.submitted(let submitted)) where submitted.customerID == customer:
            batches.insert(BatchID(recorded.stream.id))
        case .artifact(.created(let created)):
            if let thread = created.threadID { threads[ArtifactID(recorded.stream.id), default: []].insert(thread) }
        case .artifact(.linked(let linked)):
            threads[ArtifactID(recorded.stream.id), default: []].insert(linked.threadID)
        case .export: exports[ExportID(recorded.stream.id), default: []].append(recorded)
        case .customer(.erased(let erased)) where isOwn(recorded.stream):
            listed = erased.documents == .list ? Set(erased.left?.documents ?? []) : []
        default: break
        }
        if isOwn(recorded.stream) { _ = try personal.replacedPayload(of: recorded.event) }
    }

    private func origin(of thread: ThreadID) -> ThreadID { origins[thread] ?? thread }

    private func original(of message: MessageID) -> MessageID { originals[message] ?? message }

    private func isOwn(_ stream: StreamID) -> Bool {
        switch stream.kind {
        case .customer: stream == .customer(customer)
        case .artifact: proposals.contains(ArtifactID(stream.id))
        case .batch: batches.contains(BatchID(stream.id))
        default: false
        }
    }

    // MARK: Rewriting

    /// The event without what is personal; nothing where it stays as it is.
    package mutating func rewritten(_ recorded: RecordedEvent) throws -> Event? {
        let event = recorded.event
        let erased: Event
        switch recorded.stream.kind {
        case _ where isOwn(recorded.stream):
            // What is said about a proposal is an artifact's event, too.
            erased = try personal.replacedPayload(of: replacingTexts(event, everything: true))
        case .thread:
            let thread = ThreadID(recorded.stream.id)
            erased = try withoutFiles(replacingTexts(event, everything: sourceThreads.contains(origin(of: thread))))
            if erased != event { changedThreads.insert(thread) }
        case .artifact:
            if let other = customers[ArtifactID(recorded.stream.id)], other != customer, try names(event) {
                namedCustomers.insert(other)
            }
            erased = try rewrittenArtifact(event, ArtifactID(recorded.stream.id))
        case .export:
            erased = replacingTexts(event, everything: isAboutCustomer(ExportID(recorded.stream.id)))
            if erased != event { namingExports.insert(ExportID(recorded.stream.id)) }
        case .customer:
            if try names(event) { namedCustomers.insert(CustomerID(recorded.stream.id)) }
            return nil
        case .tenant, .schema, .batch, .review: return nil
        }
        return erased == event ? nil : erased
    }

    private func replacingTexts(_ event: Event, everything: Bool) -> Event {
        event.replacingTexts { everything ? personal.removed(from: $0) : personal.removed(phrasesFrom: $0) } ?? event
    }

    private func names(_ event: Event) throws -> Bool {
        let payload = try JSON(parsing: EventCodec().stored(event).text, maximumDepth: 512)
        return payload.replacingStrings { personal.removed(phrasesFrom: $0) } != payload
    }

    /// Files of the messages that proposals came from, and those that name the customer.
    private mutating func withoutFiles(_ event: Event) throws -> Event {
        guard case .thread(.messageAdded(var added)) = event else { return event }
        let isSource = sourceMessages.contains(original(of: added.id))
        added.attachments = try added.attachments?.map { file in
            guard try isSource || file.name.contains(PersonalValues.mark) || names(inBlob: file.digest) else {
                return file
            }
            if let digest = file.digest { freedBlobs.insert(digest) }
            return Attachment(
                id: file.id, name: PersonalValues.mark, mimeType: file.mimeType, sizeBytes: 0, digest: nil)
        }
        added.parts = try added.parts.map { part in
            guard case .image(.digest(let digest), _) = part, try isSource || names(inBlob: digest) else { return part }
            freedBlobs.insert(digest)
            return .text(PersonalValues.mark)
        }
        return .thread(.messageAdded(added))
    }

    private func names(inBlob digest: String?) throws -> Bool {
        guard let digest, let bytes = try blob(digest) else { return false }
        return Self.texts(in: bytes).contains { personal.removed(phrasesFrom: $0) != $0 }
    }

    /// What can be read in a file, whatever it is: as UTF-8, and as UTF-16 where it has many zeros.
    private static func texts(in bytes: Data) -> [String] {
        let readable = String(decoding: bytes, as: UTF8.self)
        guard bytes.count(where: { $0 == 0 }) * 8 > bytes.count else { return [readable] }
        let wide = [bytes, bytes.dropFirst()].map { bytes in
            let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map {
                UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
            }
            return String(decoding: units, as: UTF16.self)
        }
        return [readable] + wide
    }

    // MARK: Documents

    private mutating func rewrittenArtifact(_ event: Event, _ id: ArtifactID) throws -> Event {
        let isSource = (threads[id] ?? []).contains { sourceThreads.contains(origin(of: $0)) }
        let erased = replacingTexts(event, everything: isSource)
        guard case .artifact(let artifact) = erased, let content = artifact.content else { return erased }
        if listed.contains(id), documents == .erase {
            named[id] = artifact.title ?? named[id] ?? ""
            freedBlobs.formUnion(content.digests)
            return .artifact(artifact.erasedWhole)
        }
        var rewriting = ContentErasing(blob: blob) { [personal] text in
            isSource ? personal.removed(from: text) : personal.removed(phrasesFrom: text)
        }
        let rewritten = try rewriting.replaced(content)
        guard rewritten != content else { return erased }
        named[id] = artifact.title ?? named[id] ?? ""
        guard documents == .erase else { return erased }
        freedBlobs.formUnion(Set(content.digests).subtracting(rewritten.digests))
        blobs.merge(rewriting.blobs) { old, _ in old }
        return .artifact(artifact.holding(rewritten))
    }

    // MARK: Findings

    /// What was found; complete once every event has been rewritten.
    package var findings: ErasureFindings {
        var findings = ErasureFindings()
        let stay = documents == .erase ? [] : listed
        let names = named.merging(stay.map { ($0, "") }) { title, _ in title }
        findings.documents = names.map { ErasureFindings.Document(id: $0.key, title: $0.value) }
            .sorted { $0.id < $1.id }
        findings.customers = namedCustomers.sorted()
        findings.exports = exports.keys.sorted().filter { isRemoved($0) }.compactMap { id in
            let events = exports[id] ?? []
            let isDeleted = events.contains { $0.event == .export(.deleted(ExportDeleted())) }
            return isDeleted ? nil : ExportSummary(id, events: events).map(ErasureFindings.Export.init)
        }
        return findings
    }

    private func isRemoved(_ id: ExportID) -> Bool {
        guard !isAboutCustomer(id), !namingExports.contains(id) else { return true }
        switch subject(of: id) {
        case .thread(let thread)?:
            return changedThreads.contains(thread) || !linkedThreads.isDisjoint(with: [thread, origin(of: thread)])
        case .artifact(let artifact)?: return documents == .erase && named[artifact] != nil
        default: return false
        }
    }

    /// The threads that proposals stand in.
    private var linkedThreads: Set<ThreadID> {
        proposals.reduce(into: sourceThreads) { $0.formUnion(threads[$1] ?? []) }
    }

    private func isAboutCustomer(_ id: ExportID) -> Bool {
        switch subject(of: id) {
        case .customer(let subject)?: subject == customer
        case .artifact(let artifact)?: proposals.contains(artifact)
        case .batch(let batch)?: batches.contains(batch)
        default: false
        }
    }

    private func subject(of id: ExportID) -> Address? {
        guard case .export(.requested(let requested))? = exports[id]?.first?.event else { return nil }
        return requested.source.subject
    }

    // MARK: Answers and deliveries

    /// An answer that is kept for a request. One that names the customer's own ids is theirs.
    package mutating func erased(response: JSON) -> JSON {
        if response.mentions(ownIDs) { return personal.replaced(response) }
        let personal = personal
        return response.replacingStrings { personal.removed(phrasesFrom: $0) }
    }

    /// What was delivered after a decision about the customer.
    package mutating func erased(delivery: JSON) -> JSON {
        personal.replaced(delivery)
    }
}

extension ErasureFindings.Export {
    fileprivate init(_ export: ExportSummary) {
        self.init(
            id: export.id, createdBy: export.createdBy, fileExtension: export.fileExtension,
            isBeingMade: export.status == .processing,
            file: export.file.map { ErasedFile(storage: $0.storage, key: $0.key) })
    }
}

extension PersonalValues {
    /// The event with every personal value of its payload replaced, where its stream is the customer's own.
    mutating func replacedPayload(of event: Event) throws -> Event {
        let codec = EventCodec()
        let stored = try codec.stored(event)
        let payload = try JSON(parsing: stored.text, maximumDepth: 512)
        let replaced = replaced(payload, ofType: stored.type)
        guard replaced != payload else { return event }
        return try codec.event(
            StoredEvent(
                type: stored.type, schemaVersion: stored.schemaVersion,
                payload: Data(replaced.serialized(sortedKeys: true).utf8)))
    }
}
