// The timeline question answered by @neo4j/graphql behind graphql-yoga, over the same data; prints its port.
import { createServer } from 'node:http'
import { Neo4jGraphQL } from '@neo4j/graphql'
import { createYoga } from 'graphql-yoga'
import neo4j from 'neo4j-driver'

const typeDefs = /* GraphQL */ `
  type Child @node {
    id: ID!
    records: [Record!]! @relationship(type: "IS", direction: IN)
  }
  type Record @node {
    id: ID!
    heldBy: [Agency!]! @relationship(type: "HELD_BY", direction: OUT)
    contacts: [Contact!]! @relationship(type: "ABOUT", direction: IN)
  }
  type Contact @node {
    id: ID!
    on: String
    kind: String!
    note: String
    professional: [Professional!]! @relationship(type: "BY", direction: OUT)
  }
  type Professional @node {
    id: ID!
    role: String!
  }
  type Agency @node {
    id: ID!
    name: String!
  }
`
const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD } = process.env
const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USER, NEO4J_PASSWORD))
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema()
const yoga = createYoga({ schema, logging: false, graphiql: false, context: () => ({ sessionConfig: { database: 'neo4j' } }) })
const server = createServer(yoga)
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
process.stdin.resume().on('end', () => process.exit(0))
