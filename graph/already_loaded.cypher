// Which of these versions, decisions and claims are in the graph already, so that a load can pass over them?
UNWIND $Particulars AS id MATCH (n:Particulars {id: id}) RETURN n.id AS id
UNION ALL UNWIND $Contact AS id MATCH (n:Contact {id: id}) RETURN n.id AS id
UNION ALL UNWIND $Residence AS id MATCH (n:Residence {id: id}) RETURN n.id AS id
UNION ALL UNWIND $Care AS id MATCH (n:Care {id: id}) RETURN n.id AS id
UNION ALL UNWIND $Registration AS id MATCH (n:Registration {id: id}) RETURN n.id AS id
UNION ALL UNWIND $Involvement AS id MATCH (n:Involvement {id: id}) RETURN n.id AS id
UNION ALL UNWIND $Status AS id MATCH (n:Status {id: id}) RETURN n.id AS id
UNION ALL UNWIND $Statement AS id MATCH (n:Statement {id: id}) RETURN n.id AS id
UNION ALL UNWIND $IdentityDecision AS id MATCH (n:IdentityDecision {id: id}) RETURN n.id AS id
UNION ALL UNWIND $Coverage AS id MATCH (n:Coverage {id: id}) RETURN n.id AS id
UNION ALL UNWIND $Succession AS id MATCH (n:Succession {id: id}) RETURN n.id AS id
