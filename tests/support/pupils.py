"""A made-up pupil in a school's transfer file and in the school census."""

UPN, FORMER = "U201123420001", "K201123420013"
TRANSFER = f"""<?xml version="1.0" encoding="UTF-8"?>
<CTfile>
  <Header>
    <DocumentName>Common Transfer File</DocumentName><CTFversion>25.0</CTFversion><DateTime>2024-03-20T09:30:00</DateTime>
    <SourceSchool><LEA>201</LEA><Estab>2001</Estab><SchoolName>Larkrise Primary</SchoolName></SourceSchool>
    <DestSchool><LEA>202</LEA><Estab>2002</Estab></DestSchool>
  </Header>
  <CTFpupilData>
    <Pupil>
      <UPN>{UPN}</UPN><Surname>Quell</Surname><Forename>Zubrin</Forename><DOB>2013-02-14</DOB><Sex>F</Sex>
      <BasicDetails>
        <FormerUPN>{FORMER}</FormerUPN><PreferredSurname>Brask</PreferredSurname><FormerSurname>Vint</FormerSurname>
        <NCyearActual>6</NCyearActual><Ethnicity>WBRI</Ethnicity><ServiceChild>Y</ServiceChild>
        <NotYetInvented>1</NotYetInvented><MiddleNames/>
      </BasicDetails>
      <LookedAfter><InCare>true</InCare><CareAuthority>202</CareAuthority></LookedAfter>
      <SENhistory>
        <SEN><StartDate>2021-09-01</StartDate><SENprovision>K</SENprovision></SEN>
        <SEN><StartDate>2023-01-10</StartDate><SENprovision>E</SENprovision></SEN>
        <SENneeds><SENneed>SEMH</SENneed></SENneeds>
      </SENhistory>
      <Address>
        <BS7666Address><PAON>7</PAON><Street>Unbuilt Row</Street><Town>Northmere</Town>
          <UniquePropertyReferenceNumber>000000900007</UniquePropertyReferenceNumber></BS7666Address>
        <PostCode>AB1 2DE</PostCode>
      </Address>
      <Contacts>
        <Contact><Order>1</Order><Title>Ms</Title><Surname>Quell</Surname><Forename>Orla</Forename>
          <Relationship>PAM</Relationship><Responsibility>true</Responsibility><AddressAsPupil>true</AddressAsPupil>
          <Phones><Phone><TelephoneType>H</TelephoneType><PhoneNo>0191 498 0000</PhoneNo></Phone></Phones></Contact>
        <Contact><Order>2</Order><Surname>Vint</Surname><Forename>Tarn</Forename><Relationship>PAF</Relationship>
          <Responsibility>false</Responsibility>
          <Address><AddressLines><AddressLine1>2 Wren Way</AddressLine1></AddressLines><PostCode>EF3 4GH</PostCode></Address>
        </Contact>
        <Contact><Order>3</Order><Surname>Marl</Surname><Forename>Ede</Forename><Relationship>SWR</Relationship></Contact>
      </Contacts>
      <Attendance><YearData><Year>2023</Year><LEA>201</LEA><Estab>2001</Estab><SchoolName>Larkrise Primary</SchoolName>
        <SessionsPossible>300</SessionsPossible><SessionsAttended>240</SessionsAttended>
        <SessionsUnauthorised>40</SessionsUnauthorised></YearData></Attendance>
      <SchoolHistory>
        <School><LEA>202</LEA><Estab>2009</Estab><SchoolName>Wren Infants</SchoolName><EntryDate>2018-09-03</EntryDate>
          <LeavingDate>2021-07-20</LeavingDate><LeavingReason>MOV</LeavingReason>
          <GroundsForRemoval>8A</GroundsForRemoval></School>
        <School><LEA>201</LEA><Estab>2001</Estab><SchoolName>Larkrise Primary</SchoolName><EntryDate>2021-09-01</EntryDate>
          <LeavingDate>2024-03-15</LeavingDate><LastSchool>true</LastSchool></School>
      </SchoolHistory>
    </Pupil>
  </CTFpupilData>
</CTfile>
"""
ROLL = f"""pupilonrolltableid,NativeId,dob,surname,forename,preferredsurname,formersurname,upn,formerupn,sex,entrydate,ethnicity,\
senprovision,moveoffrollflag
p1,SCH7,2013-Feb-14 00:00:00,Quell,Zubrin,Brask,Vint,{UPN},{FORMER},F,2021-Sep-01 00:00:00,WBRI,K,x
p2,SCH7,2012-Jul-01 00:00:00,Marl,Ede,,,X201123420002,,M,2020-Sep-02 00:00:00,,,x
"""
LEFT = f"""pupilnolongeronrolltableid,NativeId,dob,surname,forename,upn,gender,entrydate,leavingdate
p1,SCH7,2013-Feb-14 00:00:00,Quell,Zubrin,{UPN},F,2021-Sep-01 00:00:00,2024-Mar-15 00:00:00
"""
HOMES = """pupilonrolltableid,addressesonrolltableid,uniquepropertyreferencenumber,paon,street,town,postcode
p1,a1,900007.0,7,Unbuilt Row,Northmere,AB1 2DE
p2,a2,-1.0,,,,EF3 4GH
"""
