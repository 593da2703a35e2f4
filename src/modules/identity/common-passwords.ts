/**
 * Words and rows of keys that the commonest passwords are made of, without the digits and signs around them: a password
 * that is one of these once its ornaments are gone is refused. Written by hand from what breach statistics agree on.
 */
const WORDS = `
  password passwort passcode passphrase parola senha motdepasse contrasena wagwoord nywila
  letmein letmeinnow welcome welcomeback welcomehome hello helloworld hellothere goodmorning goodbye
  iloveyou iloveu ilovegod ilovejesus iloveme iloveyousomuch loveyou lovely lovelove forever foreverlove
  admin administrator root superuser superman batman spiderman ironman wonderwoman captain
  qwerty qwertyuiop qwertyui qwertz azerty azertyuiop asdfghjkl asdfghjklqwerty asdf asdfgh zxcvbnm zxcvbn
  qazwsx qazwsxedc qweasd qweasdzxc qaz wsx poiuytrewq lkjhgfdsa mnbvcxz
  dragon monkey master mustang shadow michael jordan jennifer hunter buster soccer harley ranger
  daniel thomas robert george andrew charlie jessica michelle amanda ashley nicole samantha
  princess prince queen king sunshine flower butterfly angel angels baby babygirl babyboy honey
  football baseball basketball cricket rugby hockey tennis golf arsenal chelsea liverpool barcelona realmadrid
  manchester manchesterunited kaizerchiefs orlandopirates springboks bafana superEagles harambeestars
  starwars pokemon naruto matrix minecraft fortnite roblox playstation xbox nintendo
  trustno trustnoone whatever nothing secret topsecret mysecret private access accessgranted login signin
  changeme changeit changethis change newpassword mypassword yourpassword thepassword passwordpassword nopassword
  temporary temppassword temp test testing tester testtest guest user username default demo sample example
  freedom liberty america england london paris nairobi lagos johannesburg capetown durban pretoria abuja mombasa
  kenya nigeria southafrica africa mzansi safari simba lion tiger eagle falcon elephant
  jesus jesuschrist jesusislord jesussaves jesuslovesme godisgood godislove god blessed blessing faith
  christ amen hallelujah heaven grace mercy praisegod thankyoujesus
  summer winter spring autumn january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday
  summertime wintertime springtime christmas happybirthday birthday happynewyear newyear
  computer internet google facebook whatsapp instagram twitter youtube gmail yahoo hotmail microsoft apple samsung
  android iphone nokia windows office excel
  family mother father mommy daddy mum mama papa sister brother husband wife children kids grandma grandpa
  cheese chocolate cookie banana orange pepper ginger coffee pizza chicken peanut
  blink purple yellow silver golden black white green blue red rainbow diamond
  money cash dollar rich million millionaire bitcoin lottery
  happy smile lucky beautiful handsome sexy hottie gorgeous awesome amazing fantastic cool
  killer warrior ninja samurai soldier marines gangster hacker legend champion winner
  abc abcd abcde abcdef abcdefg abcdefgh abcdefghij abcdefghijk abcdefghijklmnopqrstuvwxyz aabbcc abcabc
  qwe asd zxc qweqwe asdasd zxczxc qwerqwer asdfasdf
  opensesame abracadabra alibaba hakunamatata
  estate estates property village gate gatehouse gatekeeper security guard guardhouse complex apartment flat house
  home homesweethome myhome house building street resident tenant owner manager landlord
  security securitygate frontgate maingate backdoor frontdoor
  correcthorsebatterystaple correcthorse batterystaple thequickbrownfox quickbrownfox loremipsum
  onetwothree onetwothreefour onetwothreefourfive oneonone
  idontknow idontcare iforgot iforgotit forgetit remember rememberme dontforget
  getlost goaway leavemealone fuckyou fuckoff asshole bitch bullshit shithead motherfucker
  lionking harrypotter hogwarts gandalf frodo mordor jamesbond sherlock
  toyota mercedes ferrari porsche honda nissan volkswagen landrover bmw audi
  madiba mandela ubuntu sawubona jambo habari karibu asante naija oluwa chukwu
`

export const COMMON_WORDS: ReadonlySet<string> = new Set(WORDS.toLowerCase().trim().split(/\s+/))
