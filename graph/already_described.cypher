// Which of these things stand described as fully already, so that a load can count their rows as there?
UNWIND $Authority AS row MATCH (n:Authority {id: row.id}) WHERE n.stamp >= row.stamp RETURN row.key AS key
UNION ALL UNWIND $Agency AS row MATCH (n:Agency {id: row.id}) WHERE n.stamp >= row.stamp RETURN row.key AS key
UNION ALL UNWIND $Address AS row MATCH (n:Address {id: row.id}) WHERE n.stamp >= row.stamp RETURN row.key AS key
