internal import NIOCore

/// The events of a reply as they come, held back where nobody takes them: at most a few wait.
///
/// Each iteration asks anew. It ends what it asked for when its task is cancelled, or when it is let go of.
package struct AssistantReply: AsyncSequence, Sendable {
    package typealias Element = AssistantEvent
    package typealias Failure = AssistantFailure

    private let produce: @Sendable (Writer) async throws(AssistantFailure) -> Void

    /// - Parameter produce: Writes the events; what it throws comes after all that it wrote.
    package init(_ produce: @escaping @Sendable (Writer) async throws(AssistantFailure) -> Void) {
        self.produce = produce
    }

    package func makeAsyncIterator() -> AsyncIterator {
        let gate = ReplyGate()
        let made = Producer.makeSequence(
            elementType: AssistantEvent.self, failureType: (any Error).self,
            backPressureStrategy: .init(lowWatermark: 4, highWatermark: 16), finishOnDeinit: true, delegate: gate)
        let writer = Writer(source: made.source, gate: gate)
        let produce = produce
        gate.work(
            Task {
                do throws(AssistantFailure) {
                    try await produce(writer)
                    writer.source.finish()
                } catch {
                    writer.source.finish(error)
                }
            })
        return AsyncIterator(iterator: made.sequence.makeAsyncIterator())
    }

    typealias Producer = NIOThrowingAsyncSequenceProducer<
        AssistantEvent, any Error, NIOAsyncSequenceProducerBackPressureStrategies.HighLowWatermark, ReplyGate
    >
}

extension AssistantReply {
    package struct AsyncIterator: AsyncIteratorProtocol {
        package typealias Failure = AssistantFailure

        fileprivate let iterator: Producer.AsyncIterator

        @concurrent package func next() async throws(AssistantFailure) -> AssistantEvent? {
            do {
                return try await iterator.next()
            } catch let failure as AssistantFailure {
                throw failure
            } catch {
                throw .cancelled
            }
        }
    }

    /// Where the events of a reply are written.
    package struct Writer: Sendable {
        fileprivate let source: Producer.Source
        fileprivate let gate: ReplyGate

        /// Hands an event over, and waits while too many have not been taken.
        ///
        /// - Throws: `cancelled` where nobody will take it.
        package func write(_ event: AssistantEvent) async throws(AssistantFailure) {
            switch source.yield(event) {
            case .produceMore: break
            case .stopProducing: await gate.wait()
            case .dropped: throw .cancelled
            }
            if Task.isCancelled { throw .cancelled }
        }
    }
}
