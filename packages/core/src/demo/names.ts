/** Given names and family names as they go together in a part of the country. */
interface Names {
  readonly men: readonly string[];
  readonly women: readonly string[];
  readonly familiesOfMen: readonly string[];
  readonly familiesOfWomen: readonly string[];
}

const words = (text: string): string[] => text.split(" ");
const phrases = (text: string): string[] => text.split(", ");

const shared = (men: string[], women: string[], families: string[]): Names => ({
  men,
  women,
  familiesOfMen: families,
  familiesOfWomen: families,
});

const javanese: Names = {
  men: words(
    "Budi Agus Bambang Joko Eko Dwi Wahyu Bayu Rizky Dimas Galih Aditya Arif Hendro Teguh Yoga Fajar Anton Slamet Sigit",
  ),
  women: words(
    "Siti Sri Dewi Ayu Wulan Ratna Endang Rina Fitri Indah Putri Retno Tri Nur Yuni Lestari Dian Anisa Maya Kartika",
  ),
  familiesOfMen: words(
    "Santoso Wibowo Prasetyo Nugroho Susanto Setiawan Kurniawan Hidayat Wijaya Saputra Purnomo Suharto Hartono Utomo",
  ),
  familiesOfWomen: words(
    "Rahayu Wulandari Handayani Puspitasari Anggraini Lestari Utami Kusumawati Astuti Widyastuti Safitri Maharani",
  ),
};

const sundanese: Names = {
  men: words("Asep Dadang Ujang Cecep Deden Iwan Yayan Dede Rudi Tatang Encep Ade"),
  women: words("Neneng Euis Lilis Iis Tati Nani Yeni Rini Entin Imas Elis Teti"),
  familiesOfMen: words("Suryadi Sutisna Hermawan Gunawan Supriatna Ruhiyat Permana Firmansyah"),
  familiesOfWomen: words("Nurhayati Komala Rohaeti Sumiati Kurniasih Mulyani Herlina Rosmiati"),
};

const batak = shared(
  words("Togar Hotman Tigor Jonathan Parlin Sahat Binsar Poltak Maruli Andreas"),
  words("Uli Tiur Rotua Melati Rosmawati Debora Lasma Nova Ruth Marlina"),
  words("Siregar Simanjuntak Nasution Hutapea Sihombing Lubis Panjaitan Situmorang Harahap Sinaga"),
);

const minang = shared(
  words("Rahmat Fauzan Ilham Zulfikar Hafiz Yusuf Rizal Doni Afrizal Ikhsan"),
  words("Rahmi Annisa Fadhilah Yusniar Silvia Elvira Nadia Suci Mutia Desi"),
  words("Chaniago Koto Piliang Tanjung Sikumbang Guci Jambak Caniago"),
);

const balinese: Names = {
  men: phrases("I Wayan, I Made, I Nyoman, I Ketut, I Gede, I Putu, I Komang, Gusti"),
  women: phrases("Ni Luh, Ni Made, Ni Kadek, Ni Putu, Ni Wayan, Ni Komang, Ni Ketut"),
  familiesOfMen: words("Sudarma Artawan Suardana Widnyana Mahendra Sukarta Wirawan Adnyana"),
  familiesOfWomen: words("Astuti Ariani Suryani Widiastuti Purnami Sukerti Parwati Laksmi"),
};

const bugis = shared(
  phrases("Andi Akbar, Muh. Ilyas, Ambo, Andi Fadli, Baso, Ridwan, Syamsul, Haris"),
  phrases("Andi Tenri, Besse, Nurul, Hasnah, Andi Nur, Rosdiana, Mirna, Fatimah"),
  words("Rahman Syamsuddin Patawari Hasanuddin Makkulau Arsyad Tahir Mappangara"),
);

const minahasan = shared(
  words("Jefry Denny Steven Marlon Ricky Vecky Hanny Franky"),
  words("Olivia Meylan Grace Jenny Stella Vivi Christy Greity"),
  words("Mandagi Wowor Rumambi Lumowa Tumbelaka Pangemanan Sumual Kaunang"),
);

const papuan = shared(
  words("Yohanis Markus Elias Petrus Otis Benny Yunus Daud"),
  words("Martha Yuliana Ester Paulina Dorce Naomi Selfina Maria"),
  words("Wenda Kogoya Tabuni Wanggai Rumbiak Yoku Mambrasar Karubaba"),
);

const banjar = shared(
  phrases("Ahmad, Hairul, Muhammad Noor, Rusdi, Syahrani, Abdul Hadi, Fahrul, Rahmadi"),
  words("Noorhayati Hikmah Mariatul Norlaila Rusmini Aulia Siti Halimah"),
  words("Rasyid Fahmi Anshari Hamdani Syarif Maulana Ramadhan Azhari"),
);

const chinese = shared(
  words("Hendra Kevin Felix Andreas Willy Jason Rudy Steven Vincent Edwin"),
  words("Melissa Vivian Natalia Cindy Felicia Jessica Lina Angelina Yenny Stefanie"),
  words("Tanuwijaya Halim Gunawan Salim Hartono Kusuma Lim Wijaya Sutanto Tjandra"),
);

/** A city with its zone, how many of the customers live there, and how people there are called. */
export interface City {
  readonly name: string;
  readonly timezone: string;
  readonly weight: number;
  readonly names: readonly (readonly [Names, number])[];
}

const west = "Asia/Jakarta";
const central = "Asia/Makassar";
const east = "Asia/Jayapura";

const city = (
  name: string,
  timezone: string,
  weight: number,
  ...names: (readonly [Names, number])[]
): City => ({ name, timezone, weight, names });

export const cities: readonly City[] = [
  city("Jakarta", west, 24, [javanese, 5], [sundanese, 2], [chinese, 2], [batak, 1], [minang, 1]),
  city("Bekasi", west, 8, [javanese, 3], [sundanese, 3], [batak, 1]),
  city("Tangerang", west, 8, [javanese, 3], [sundanese, 2], [chinese, 2]),
  city("Depok", west, 6, [javanese, 3], [sundanese, 2], [minang, 1]),
  city("Bogor", west, 6, [sundanese, 5], [javanese, 2]),
  city("Bandung", west, 13, [sundanese, 6], [javanese, 2], [chinese, 1]),
  city("Semarang", west, 6, [javanese, 6], [chinese, 1]),
  city("Yogyakarta", west, 6, [javanese, 8]),
  city("Surabaya", west, 10, [javanese, 6], [chinese, 2]),
  city("Malang", west, 5, [javanese, 7], [chinese, 1]),
  city("Medan", west, 7, [batak, 5], [chinese, 2], [javanese, 2]),
  city("Padang", west, 3, [minang, 8]),
  city("Denpasar", central, 6, [balinese, 7], [javanese, 1]),
  city("Makassar", central, 5, [bugis, 7], [chinese, 1]),
  city("Manado", central, 2, [minahasan, 8]),
  city("Banjarmasin", central, 2, [banjar, 7], [javanese, 1]),
  city("Jayapura", east, 1, [papuan, 6], [bugis, 1]),
];
