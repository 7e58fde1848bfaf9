// Which of these things stand described as fully already, so that a load can pass over them?
UNWIND $Child AS row MATCH (n:Child {id: row.id}) WHERE n.stamp >= row.stamp RETURN row.key AS key
UNION ALL UNWIND $Adult AS row MATCH (n:Adult {id: row.id}) WHERE n.stamp >= row.stamp RETURN row.key AS key
UNION ALL UNWIND $Authority AS row MATCH (n:Authority {id: row.id}) WHERE n.stamp >= row.stamp RETURN row.key AS key
UNION ALL UNWIND $Agency AS row MATCH (n:Agency {id: row.id}) WHERE n.stamp >= row.stamp RETURN row.key AS key
UNION ALL UNWIND $Professional AS row MATCH (n:Professional {id: row.id}) WHERE n.stamp >= row.stamp RETURN row.key AS key
UNION ALL UNWIND $Address AS row MATCH (n:Address {id: row.id}) WHERE n.stamp >= row.stamp RETURN row.key AS key
UNION ALL UNWIND $Postcode AS row MATCH (n:Postcode {id: row.id}) WHERE n.stamp >= row.stamp RETURN row.key AS key
UNION ALL UNWIND $Record AS row MATCH (n:Record {id: row.id}) WHERE n.stamp >= row.stamp RETURN row.key AS key
