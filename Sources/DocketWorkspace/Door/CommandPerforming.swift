package import DocketDomain
package import Foundation

/// Writing through the door.
///
/// The same idempotency key with the same request is done once and answered the same; with another request it is a
/// `conflict`.
package protocol CommandPerforming: Sendable {
    /// Does what a command asks: all of it or nothing.
    ///
    /// - Parameter blobs: Digest → bytes, for the digests that the command names.
    @discardableResult
    func perform(
        _ command: Command, idempotencyKey: String?, blobs: [String: Data]
    ) async throws(DocketError) -> CommandOutcome

    /// Imports a chat export: each conversation whole or not at all. What is there already is left alone, so that an
    /// import can be repeated, and one that was interrupted is finished by doing it again.
    ///
    /// - Parameters:
    ///   - format: Found out from the content where it is not named.
    ///   - progress: Told now and then how far the import has come.
    /// - Throws: `notFound`, or `invalidArgument` where nothing in the file can be read. A single broken conversation
    ///   is reported instead.
    func importChats(
        _ file: URL, format: ChatFormat?, options: ImportOptions, idempotencyKey: String?,
        progress: (@Sendable (ImportProgress) -> Void)?
    ) async throws(DocketError) -> ImportReport

    /// Brings in customers from a CSV file: new ones with their values; of those that are there, what differs becomes
    /// proposals. A row that cannot be taken whole changes nothing; the others are taken.
    func importCustomers(_ bytes: Data, idempotencyKey: String?) async throws(DocketError) -> CustomerImportReport

    /// Rejects what waits for a decision about a customer, replaces their personal values, quotes and names wherever the
    /// workspace keeps them by `[erased]`, takes the exports that tell of them out of the history, and leaves an event
    /// that says so: all in one step. Then it removes files: those of the exports, and copies of the workspace from
    /// before a restore.
    ///
    /// - Parameter documents: What becomes of documents that name the customer.
    /// - Throws: `permissionDenied` unless an admin asks.
    @discardableResult
    func erase(
        _ customer: CustomerID, reason: String, documents: ErasureDocuments, idempotencyKey: String?
    ) async throws(DocketError) -> ErasureReport

    /// Tries a delivery again that failed: whoever sees its customer may ask for it.
    func retryDelivery(_ id: Int64, idempotencyKey: String?) async throws(DocketError)

    /// Gives a delivery up that waits: whoever sees its customer may ask for it.
    func giveUpDelivery(_ id: Int64, idempotencyKey: String?) async throws(DocketError)

    /// What a request with this key was answered before; nothing where it was not.
    ///
    /// - Throws: `conflict` where the key was used for another request.
    func answer(to request: JSON, key: String) async throws(DocketError) -> JSON?

    /// Keeps the answer to a request, for when it comes again with its key.
    ///
    /// - Returns: The answer that is kept: another one where the request was answered at the same time elsewhere.
    func keep(_ answer: JSON, to request: JSON, key: String) async throws(DocketError) -> JSON
}

extension CommandPerforming {
    /// Does what a command asks, without bytes that it names.
    @discardableResult
    package func perform(
        _ command: Command, idempotencyKey: String? = nil
    ) async throws(DocketError) -> CommandOutcome {
        try await perform(command, idempotencyKey: idempotencyKey, blobs: [:])
    }

    /// Imports a chat export, as often as it is asked for.
    package func importChats(
        _ file: URL, format: ChatFormat?, options: ImportOptions
    ) async throws(DocketError) -> ImportReport {
        try await importChats(file, format: format, options: options, idempotencyKey: nil, progress: nil)
    }

    /// Erases a customer, and lists the documents that name them.
    @discardableResult
    package func erase(
        _ customer: CustomerID, reason: String, idempotencyKey: String?
    ) async throws(DocketError) -> ErasureReport {
        try await erase(customer, reason: reason, documents: .list, idempotencyKey: idempotencyKey)
    }

    /// Does once for a key what is more than one command. Without a key it is just done.
    ///
    /// - Parameters:
    ///   - request: Tells this request from others.
    ///   - body: Does it and answers. Its own writes have keys that are derived from this one, or leave alone what is
    ///     done already: the process may end before the answer is kept.
    package func once<Answer: Codable & Sendable>(
        _ key: String?, _ request: JSON, _ body: () async throws(DocketError) -> Answer
    ) async throws(DocketError) -> Answer {
        guard let key else { return try await body() }
        if let known = try await answer(to: request, key: key) { return try Answer(kept: known) }
        let answer = try await body()
        return try Answer(kept: try await keep(answer.kept(), to: request, key: key))
    }
}

/// Answers as they are kept.
extension Decodable where Self: Encodable {
    fileprivate init(kept answer: JSON) throws(DocketError) {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(answer.serialized().utf8))
        } catch {
            throw DocketError(
                .corrupt, "The answer that was kept for this idempotency key cannot be read. Use a new key.",
                cause: "\(error)")
        }
    }

    fileprivate func kept() throws(DocketError) -> JSON {
        do {
            return try JSON(parsing: [UInt8](JSONEncoder().encode(self)))
        } catch {
            throw DocketError(.internal, "The answer to this request cannot be kept.", cause: "\(error)")
        }
    }
}
