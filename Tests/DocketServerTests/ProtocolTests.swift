import Foundation
import SwiftProtobuf
import Testing

/// What clients rely on: the names, numbers and types of all fields, in the set of descriptors that the script beside the
/// protocols makes with the Swift code. Lines may be added here, and none changed.
struct ProtocolTests {
    @Test func messagesHaveTheFieldsThatClientsKnow() throws {
        #expect(try written(of: "docket.chat.v1") == Self.chat)
        #expect(try written(of: "docket.artifact.v1") == Self.artifact)
        #expect(try written(of: "docket.review.v1") == Self.review)
    }

    @Test func servicesHaveTheCallsThatClientsKnow() throws {
        let files = try descriptors()
        let calls = files.flatMap { file in
            file.service.flatMap { service in
                service.method.map {
                    "\(file.package).\(service.name)/\($0.name)\($0.serverStreaming ? " stream" : "")"
                }
            }
        }
        #expect(calls == Self.calls)
    }

    @Test func theSwiftCodeIsThatOfTheDescriptors() throws {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/DocketServer/Generated")
        for file in try descriptors() where !file.package.hasPrefix("google") {
            let name = file.name.split(separator: "/").last?.dropLast(".proto".count) ?? ""
            let code = try String(contentsOf: sources.appendingPathComponent("\(name).pb.swift"), encoding: .utf8)
            for message in file.messageType {
                #expect(code.contains("protoMessageName: String = _protobuf_package + \".\(message.name)\""))
                for field in message.field {
                    #expect(code.contains("fieldNumber: \(field.number))"), "\(message.name).\(field.name)")
                }
            }
        }
    }

    private func descriptors() throws -> [Google_Protobuf_FileDescriptorProto] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Resources/protocols/docket.binpb")
        return try Google_Protobuf_FileDescriptorSet(serializedBytes: Data(contentsOf: file)).file
    }

    private func written(of package: String) throws -> String {
        let files = try descriptors().filter { $0.package == package }
        let inner = files.flatMap(\.messageType).flatMap { message in
            message.enumType.map { Self.written($0, in: "\(message.name).") }
        }
        let enums = files.flatMap(\.enumType).map { Self.written($0) } + inner
        let messages = files.flatMap(\.messageType).map { message in
            "\(message.name):" + message.field.map { " " + Self.written($0, message) }.joined()
        }
        return (enums + messages).joined(separator: "\n")
    }

    private static func written(_ one: Google_Protobuf_EnumDescriptorProto, in message: String = "") -> String {
        "\(message)\(one.name): " + one.value.map { "\($0.name):\($0.number)" }.joined(separator: " ")
    }

    private static func written(
        _ field: Google_Protobuf_FieldDescriptorProto, _ message: Google_Protobuf_DescriptorProto
    ) -> String {
        let isMap = message.nestedType.contains { one in
            one.options.mapEntry && field.typeName.hasSuffix(".\(message.name).\(one.name)")
        }
        let named = field.typeName.split(separator: ".").last.map { String($0) }
        let type = isMap ? "map" : named ?? "\(field.type)"
        return "\(field.name):\(field.number):\(type)\(field.label == .repeated && !isMap ? "[]" : "")"
    }
}
