"""Words by which somebody might be known: found in many languages, and a poem is left in peace."""

from typing import Final

import pytest

from fanzines.second_look.folded import folded
from fanzines.second_look.matches import Kind
from fanzines.second_look.words import scan

NAME, PHONE, HANDLE, PLACE = Kind.NAME, Kind.PHONE, Kind.HANDLE, Kind.PLACE

FOUND: Final = (
    ("My name is Amal Haddad and I paint.", (NAME, "Amal Haddad")),
    ("my name is amal", (NAME, "amal")),
    ("They call me: Blessing", (NAME, "Blessing")),
    ("Yesterday Maria came to Naples with me.", (NAME, "Maria"), (NAME, "Naples")),
    ("Dear Maria, I am well.", (NAME, "Maria")),
    ("Dr. Rossi helped me.", (NAME, "Rossi")),
    ("Mi chiamo Fatima.", (NAME, "Fatima")),
    ("Oggi sono andata a Napoli con Lucia.", (NAME, "Napoli"), (NAME, "Lucia")),
    ("Je m'appelle Aminata Diallo", (NAME, "Aminata Diallo")),
    ("Hier j’ai quitté l’Algérie.", (NAME, "Algérie")),
    ("Me llamo Rosa", (NAME, "Rosa")),
    ("Em dic Rosa", (NAME, "Rosa")),
    ("Mă numesc Elena Popescu", (NAME, "Elena Popescu")),
    ("Ich heiße Anna Schmidt", (NAME, "Anna Schmidt")),
    ("Quhem Arta", (NAME, "Arta")),
    ("Με λένε Μαρία", (NAME, "Μαρία")),
    ("με λενε μαρια", (NAME, "μαρια")),
    ("Χθες είδα την Ελένη.", (NAME, "Ελένη")),
    ("Мене звати Оксана", (NAME, "Оксана")),
    ("Вчора я бачила Марію.", (NAME, "Марію")),
    ("Меня зовут Анна", (NAME, "Анна")),
    ("Benim adım Zeynep", (NAME, "Zeynep")),
    ("اسمي أمل حداد", (NAME, "أمل حداد")),
    ("اِسْمِي أَمَل", (NAME, "أَمَل")),
    ("السيدة فاطمة ساعدتني", (NAME, "فاطمة")),
    ("نام من مریم است", (NAME, "مریم")),
    ("میرا نام فاطمہ ہے", (NAME, "فاطمہ")),
    ("আমার নাম আমিনা", (NAME, "আমিনা")),
    ("मेरा नाम सीता है", (NAME, "सीता")),
    ("ሽመይ ሰላም እዩ", (NAME, "ሰላም")),
    ("አስቴር እባላለሁ", (NAME, "አስቴር")),
    ("שמי רחל", (NAME, "רחל")),
    ("我叫小明", (NAME, "小明")),
    ("ฉันชื่อมาลี", (NAME, "มาลี")),
    ("call me 333 123 4567 please", (PHONE, "333 123 4567")),
    ("+39 06 698 12345", (PHONE, "+39 06 698 12345")),
    ("0030 697 123 4567", (PHONE, "0030 697 123 4567")),
    ("06 12 34 56 78", (PHONE, "06 12 34 56 78")),
    ("رقمي ٠٣٣٣١٢٣٤٥٦٧", (PHONE, "٠٣٣٣١٢٣٤٥٦٧")),
    ("شماره ۰۷۰۰۱۲۳۴۵۶", (PHONE, "۰۷۰۰۱۲۳۴۵۶")),
    ("আমার ফোন ০১৭১২-৩৪৫৬৭৮", (PHONE, "০১৭১২-৩৪৫৬৭৮")),
    ("फ़ोन ९८७६५४३२१०", (PHONE, "९८७६५४३२१०")),
    ("ስልኪ +291 7 123 456", (PHONE, "+291 7 123 456")),
    ("ቁጽሪ ፩፪፫፬፭፮፯፰", (PHONE, "፩፪፫፬፭፮፯፰")),
    ("my passport is 12345678", (PHONE, "12345678")),
    ("write to amal.h@example.org", (HANDLE, "amal.h@example.org")),
    ("I am @amal_22 there", (HANDLE, "@amal_22")),
    ("insta: amal22", (HANDLE, "insta: amal22")),
    ("ቴሌግራም: amal22", (HANDLE, "ቴሌግራም: amal22")),
    ("واتساب: ٠٣٣٣١٢٣٤", (HANDLE, "واتساب: ٠٣٣٣١٢٣٤")),
    ("see www.myfanzine.net", (HANDLE, "www.myfanzine.net")),
    ("Abito in via Garibaldi 12", (PLACE, "via Garibaldi 12")),
    ("via dell'Università, 3", (PLACE, "via dell'Università, 3")),
    ("00185 Roma", (PLACE, "00185 Roma")),
    ("106 82 Αθήνα", (PLACE, "106 82 Αθήνα")),
    ("12 rue de la Paix", (PLACE, "12 rue de la Paix")),
    ("Calle Mayor 5", (PLACE, "Calle Mayor 5")),
    ("221B Baker Street", (PLACE, "221B Baker Street")),
    ("Strada Lungă nr. 14", (PLACE, "Strada Lungă nr. 14")),
    ("οδός Ερμού 25", (PLACE, "οδός Ερμού 25")),
    ("вул. Шевченка 7", (PLACE, "вул. Шевченка 7")),
    ("Hauptstraße 12", (PLACE, "Hauptstraße 12")),
    ("Atatürk Caddesi No 5", (PLACE, "Atatürk Caddesi No 5")),
    ("شارع الحمرا، ١٥", (PLACE, "شارع الحمرا، ١٥")),
    ("أسكن في بيروت", (PLACE, "أسكن في بيروت")),
    ("রোড নং ১২", (PLACE, "রোড নং ১২")),
    ("45.4642, 9.1900", (PLACE, "45.4642, 9.1900")),
    ("Amal, 333 1234567, via Roma 3", (PHONE, "333 1234567"), (PLACE, "via Roma 3")),
)

POEMS: Final = {
    "en": (
        "My house has one window.\n"
        "In it stands the sea,\n"
        "the sea, the sea!\n"
        "I counted 1 2 3 4 5 6 7 8 waves\n"
        "and went to sleep. Monday comes. I’m not afraid,\n"
        "God is awake. My name is not a secret,\n"
        "it is only mine."
    ),
    "title": "The House of My Mother",
    "title of two words": "Small Things",
    "it": (
        "La mia casa ha una finestra.\n"
        "Dentro c’è il mare.\n"
        "Ho contato 12 onde, poi 20,\n"
        "e alle 7:30 dormivo. Vai via, paura!\n"
        "Mamma canta, Dio ascolta."
    ),
    "es": (
        "Mi casa tiene una ventana.\n"
        "Dentro está el mar: ¡Escucha!\n"
        "En 2019 tenía 12 años y en 2021, 14.\n"
        "El lunes volveré, mamá."
    ),
    "fr": (
        "Ma maison a une fenêtre.\n"
        "Dedans, la mer.\n"
        "« Viens », dit le vent. — Oui.\n"
        "Le 12.03.2021 il pleuvait, et l’été revient."
    ),
    "ro": (
        "Casa mea are o fereastră.\n"
        "În ea stă marea.\n"
        "Am numărat 100 200 300 de valuri\n"
        "și am adormit. Luni e departe."
    ),
    "pt": (
        "A minha casa tem uma janela.\n"
        "Nela mora o mar.\n"
        "Contei 10 000 000 de ondas.\n"
        "Às vezes, mãe, tenho sono."
    ),
    "de": (
        "Mein Haus hat ein Fenster.\n"
        "Ich sehe das Meer und die Nacht.\n"
        "Die Angst ist ein Vogel, der nicht singt."
    ),
    "sq": ("Shtëpia ime ka një dritare.\nBrenda është deti.\nNumërova 7 valë dhe fjeta."),
    "el": (
        "Το σπίτι μου έχει ένα παράθυρο.\n"
        "Μέσα του η θάλασσα.\n"
        "Μέτρησα 12 κύματα.\n"
        "Η μαμά τραγουδάει, Θεέ μου!"
    ),
    "uk": ("Моя хата має вікно.\nУ ньому стоїть море.\nЯ нарахувала 12 хвиль.\nБоже, яка тиша. Мама співає."),
    "tr": ("Evimin bir penceresi var.\nİçinde deniz durur.\n12 dalga saydım ve uyudum."),
    "ar": (
        "لبيتي نافذة واحدة\n"
        "فيها البحر، يا بحر!\n"
        "عددت ١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ أمواج\n"
        "ونمت في الساعة ٧:٣٠. أنا من الريح.\n"
        "في الشارع قطط كثيرة، وفي عام ٢٠١٩ كنت صغيرة."
    ),
    "fa": ("خانه‌ام یک پنجره دارد\nدر آن دریاست\n۱۲ موج شمردم و خوابیدم"),
    "ur": ("میرے گھر میں ایک کھڑکی ہے\nاس میں سمندر ہے\nمیں نے ۱۲ لہریں گنیں"),
    "bn": ("আমার ঘরে একটি জানালা আছে\nতার ভেতরে সমুদ্র।\nআমি ১২টি ঢেউ গুনেছি, তারপর ২০টি\n২০১৯ সালে আমি ছোট ছিলাম।"),
    "hi": ("मेरे घर में एक खिड़की है\nउसमें समुद्र है।\nमैंने १२ लहरें गिनीं।"),
    "ti": ("ገዛይ ሓንቲ መስኮት ኣለዋ\nኣብ ውሽጣ ባሕሪ ኣሎ።\n፩ ፪ ፫ ፬ ፭ ማዕበል ቆጺረ\nዓመተ 2019 ንእሽቶ ነበርኩ።"),
    "he": ("לבית שלי חלון אחד\nבתוכו הים.\nספרתי 12 גלים ונרדמתי."),
    "zh": ("我的家有一扇窗\n窗里有海\n我数了12个浪"),
    "th": ("บ้านของฉันมีหน้าต่างหนึ่งบาน\nข้างในมีทะเล\nฉันนับคลื่น 12 ลูก"),
    "numbers": (
        "12.03.2021 and 1990-2020 and 2026/11/30; 1 000 000 stars,\n12 345 678 more; 7 x 8 = 56; 10:45; 100%"
    ),
    "the web is only a word": "I caught it in a web. See you.it was late… @ home",
}


def found(text: str, language: str = "") -> list[tuple[Kind, str]]:
    return [(one.kind, text[one.start : one.end]) for one in scan(text, language)]


@pytest.mark.parametrize("case", FOUND, ids=lambda case: case[0])
def test_what_leads_to_somebody_is_found_and_nothing_else(case: tuple[object, ...]) -> None:
    text, *expected = case
    assert found(str(text)) == expected


@pytest.mark.parametrize("language", POEMS)
def test_a_poem_does_not_light_up(language: str) -> None:
    assert found(POEMS[language]) == []


def test_german_is_not_searched_for_capitals_but_for_all_else() -> None:
    text = "Gestern kam Mut ins alte leere Haus, Tel. 030 1234567"
    assert found(text, "de") == [(PHONE, "030 1234567")]
    assert found(text) != found(text, "de")


def test_every_digit_of_every_script_is_a_digit() -> None:
    assert folded("٤۴৪४፬") == "44444"


def test_where_it_is_counts_in_the_text_as_it_was_written() -> None:
    text = "ــ\u200f اِسْمِي\u200f أَمَل"
    (one,) = scan(text)
    assert text[one.start : one.end] == "أَمَل"


@pytest.mark.parametrize(
    "text", ["", "\n", "@", "+", "٠" * 40, "a" * 3000, "Aa " * 2000, "1 " * 2000, "\ud800"]
)
def test_odd_texts_end_quickly_and_quietly(text: str) -> None:
    scan(text)
