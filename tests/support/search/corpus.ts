/** Records of the project's own to search in: each theme in each place of its language, so that every record has near neighbours. */
export type Theme = { key: string; kind: 'need' | 'project'; sector: string; texts: Record<string, [title: string, text: string]> }
export type Place = { key: string; country: string; admin1?: string; names: Record<string, string> }

/** `{place}` stands for the place's name in the language of the text. */
export const THEMES: Record<'fr' | 'en' | 'es' | 'pt' | 'ar', Theme[]> = {
  fr: [
    theme('forages', 'project', '14031', {
      fr: ['Forages et bornes-fontaines à {place}', 'Vingt forages équipés de pompes solaires, et la formation des comités de l’eau.'],
    }),
    theme('ecoles', 'project', '11220', {
      fr: ['Construction d’écoles élémentaires à {place}', 'Trente salles de classe, des latrines séparées et des cantines scolaires.'],
      ar: ['بناء مدارس ابتدائية', 'ثلاثون قاعة درس ومطاعم مدرسية.'],
    }),
    theme('sante-mere', 'need', '13020', {
      fr: ['Santé maternelle et néonatale à {place}', 'Sages-femmes, ambulances et kits d’accouchement pour les maternités rurales.'],
    }),
    theme('piste', 'project', '21020', {
      fr: [
        'Réhabilitation des pistes rurales de {place}',
        'Désenclavement des villages producteurs : ouvrages d’art et entretien à haute intensité de main-d’œuvre.',
      ],
    }),
    theme('elevage', 'need', '31163', {
      fr: ['Vaccination du bétail à {place}', 'Campagne contre la peste des petits ruminants et la fièvre aphteuse.'],
    }),
    theme('nutrition', 'need', '12240', {
      fr: ['Prise en charge de la malnutrition aiguë à {place}', 'Aliments thérapeutiques prêts à l’emploi et dépistage communautaire.'],
    }),
    theme('assainissement', 'project', '14032', {
      fr: [
        'Assainissement des quartiers périphériques de {place}',
        'Réseau d’égouts, station d’épuration et collecte des boues de vidange.',
      ],
    }),
    theme('solaire', 'project', '23230', {
      fr: [
        'Électrification solaire des centres de santé de {place}',
        'Panneaux photovoltaïques, batteries et chaîne du froid des vaccins.',
      ],
    }),
    theme('riz', 'project', '31140', {
      fr: ['Aménagement de 3\u202f400 hectares de rizières à {place}', 'Digues, vannes et pistes de desserte pour 12 500 exploitations.'],
      pt: ['Arrozais', 'Diques e comportas para 12.500 explorações.'],
    }),
    theme('etat-civil', 'need', '15130', {
      fr: ['Modernisation de l’état civil à {place}', 'Numérisation des actes de naissance et audiences foraines.'],
    }),
  ],
  en: [
    theme('maternal', 'need', '13020', {
      en: ['Skilled birth attendance in {place}', 'Midwives, referral transport and delivery kits for rural maternity wards.'],
    }),
    theme('irrigation', 'project', '31140', {
      en: ['Smallholder irrigation schemes in {place}', 'Canals, solar pumping and water-user associations for two thousand farms.'],
    }),
    theme('bridge', 'project', '21020', {
      en: ['Reconstruction of flood-damaged bridges in {place}', 'Bailey bridges and culverts on feeder roads cut off by the monsoon.'],
    }),
    theme('girls', 'project', '11320', {
      en: ['Girls’ secondary education in {place}', 'Scholarships, boarding houses and menstrual hygiene management.'],
    }),
    theme('shelter', 'need', '73010', {
      en: ['Emergency shelter after the earthquake in {place}', 'Tarpaulins, tents and tool kits for displaced households.'],
    }),
    theme('malaria', 'need', '12262', {
      en: ['Insecticide-treated bed nets for {place}', 'Malaria prevention before the rains, with community health workers.'],
    }),
    theme('fisheries', 'project', '31320', {
      en: ['Sustainable fisheries of {place}', 'Co-management, landing sites and cold storage for artisanal fishers.'],
    }),
    theme('statistics', 'need', '16062', {
      en: ['Statistical capacity for the census in {place}', 'Enumerator training, cartography and data processing.'],
      fr: ['Capacités statistiques pour le recensement', 'Formation des recenseurs et cartographie.'],
    }),
    theme('forest', 'project', '31220', {
      en: ['Community forestry and REDD+ in {place}', 'Nurseries, fire breaks and benefit sharing with forest user groups.'],
    }),
  ],
  es: [
    theme('agua', 'project', '14031', {
      es: ['Agua potable para comunidades rurales de {place}', 'Captaciones, tanques de almacenamiento y juntas de agua capacitadas.'],
    }),
    theme('sismo', 'need', '73010', {
      es: ['Reconstrucción de viviendas tras el sismo en {place}', 'Materiales de construcción, asistencia técnica y albañiles formados.'],
    }),
    theme('educacion', 'project', '11220', {
      es: ['Educación intercultural bilingüe en {place}', 'Maestros, materiales en lenguas indígenas y acompañamiento pedagógico.'],
    }),
    theme('cafe', 'project', '31162', {
      es: ['Renovación de cafetales contra la roya en {place}', 'Variedades resistentes, viveros y crédito para pequeños caficultores.'],
    }),
    theme('salud', 'need', '12220', {
      es: ['Equipamiento de puestos de salud de {place}', 'Camillas, esterilizadores y medicamentos esenciales.'],
    }),
    theme('violencia', 'project', '15180', {
      es: ['Prevención de la violencia contra las mujeres en {place}', 'Casas de acogida, asesoría jurídica y campañas comunitarias.'],
    }),
    theme('inundaciones', 'need', '74020', {
      es: ['Alerta temprana de inundaciones en {place}', 'Pluviómetros, radios y simulacros con los comités locales.'],
    }),
    theme('ninez', 'need', '12240', {
      es: ['Desnutrición infantil en {place}', 'Suplementos, control del crecimiento y huertos familiares para la niñez.'],
    }),
    theme('catastro', 'project', '31120', {
      es: ['Catastro y titulación de tierras en {place}', 'Levantamiento parcelario, registro y resolución de conflictos agrarios.'],
    }),
  ],
  pt: [
    theme('estradas', 'project', '21020', {
      pt: ['Reabilitação de estradas terciárias em {place}', 'Pontes, drenagem e manutenção com associações locais.'],
    }),
    theme('ciclone', 'need', '72010', {
      pt: ['Resposta ao ciclone em {place}', 'Abrigos, água tratada e alimentação para famílias desalojadas.'],
    }),
    theme('saude', 'need', '12220', {
      pt: ['Reforço dos centros de saúde de {place}', 'Enfermeiros, medicamentos essenciais e cadeia de frio.'],
    }),
    theme('pescas', 'project', '31320', {
      pt: ['Pescas artesanais e gelo em {place}', 'Portos de desembarque, fábricas de gelo e fiscalização comunitária.'],
    }),
    theme('alfabetizacao', 'project', '11230', {
      pt: ['Alfabetização de jovens e adultos em {place}', 'Educadores, manuais e centros comunitários de aprendizagem.'],
    }),
    theme('caju', 'project', '31162', {
      pt: ['Transformação da castanha de caju em {place}', 'Unidades de descasque, certificação e crédito às cooperativas.'],
    }),
    theme('saneamento', 'project', '14032', {
      pt: ['Saneamento do meio em {place}', 'Latrinas melhoradas, gestão de resíduos e educação para a higiene.'],
    }),
    theme('eleicoes', 'need', '15151', { pt: ['Observação das eleições em {place}', 'Formação de observadores e contagem paralela.'] }),
    theme('sementes', 'need', '31150', { pt: ['Sementes e adubos para {place}', 'Milho, feijão nhemba e adubos antes da sementeira.'] }),
  ],
  ar: [
    theme('hafila', 'need', '21020', {
      ar: ['شراء حافلات مدرسية في {place}', 'نقل التلاميذ من القرى البعيدة إلى مدارسهم.'],
    }),
    theme('hala', 'project', '16010', {
      ar: ['دراسة حالة الأسر في {place}', 'مسح ميداني لأوضاع المعيشة يجريه باحثون محليون.'],
    }),
    theme('sayyara', 'project', '12220', {
      ar: ['سيارة إسعاف مجهزة في {place}', 'نقل المرضى من القرى، وتدريب مسعفين ومعلمين.'],
    }),
    theme('miyah', 'project', '14031', {
      ar: ['تزويد قرى {place} بمياه الشرب', 'حفر آبار ومحطات تحلية تعمل بالطاقة الشمسية.'],
      fr: ['Eau potable des villages', 'Puits et dessalement solaire.'],
    }),
    theme('taalim', 'project', '11220', { ar: ['التعليم الأساسي للفتيات في {place}', 'صفوف إضافية ومنح ومعلمات مدرَّبات.'] }),
    theme('sihha', 'need', '12220', { ar: ['إعادة تأهيل المراكز الصحية في {place}', 'أدوية أساسية وقابلات ومولدات كهرباء.'] }),
    theme('lajiin', 'need', '72010', { ar: ['مأوى للاجئين في {place}', 'خيام وبطانيات ومواد غير غذائية للأسر النازحة.'] }),
    theme('tumur', 'project', '31162', { ar: ['تحسين إنتاج التمور في {place}', 'مكافحة سوسة النخيل والري بالتنقيط.'] }),
    theme('sarf', 'project', '14032', { ar: ['الصرف الصحي في مدينة {place}', 'شبكات ومحطة معالجة وإعادة استعمال المياه.'] }),
    theme('cholera', 'need', '12250', { ar: ['الاستجابة لوباء الكوليرا في {place}', 'أملاح الإماهة ومراكز علاج وتعقيم مصادر المياه.'] }),
    theme('tahrib', 'need', '15240', { ar: ['إزالة الألغام في {place}', 'فرق مسح وتوعية بالمخاطر ومساعدة الضحايا.'] }),
    theme('tashgil', 'project', '16020', { ar: ['تشغيل الشباب في {place}', 'تدريب مهني وقروض صغيرة وحاضنات أعمال.'] }),
  ],
}

export const PLACES: Record<keyof typeof THEMES, Place[]> = {
  fr: [
    place('kaffrine', 'SN', { fr: 'Kaffrine' }, 'SN-KA'),
    place('matam', 'SN', { fr: 'Matam' }, 'SN-MT'),
    place('segou', 'ML', { fr: 'Ségou' }),
    place('zinder', 'NE', { fr: 'Zinder' }),
    place('abidjan', 'CI', { fr: 'Abidjan' }),
  ],
  en: [
    place('turkana', 'KE', { en: 'Turkana' }),
    place('tamale', 'GH', { en: 'Tamale' }),
    place('gorkha', 'NP', { en: 'Gorkha' }),
    place('sylhet', 'BD', { en: 'Sylhet' }),
    place('malaita', 'SB', { en: 'Malaita' }),
  ],
  es: [
    place('potosi', 'BO', { es: 'Potosí' }),
    place('huehuetenango', 'GT', { es: 'Huehuetenango' }),
    place('choluteca', 'HN', { es: 'Choluteca' }),
    place('manabi', 'EC', { es: 'Manabí' }),
    place('ayacucho', 'PE', { es: 'Ayacucho' }),
  ],
  pt: [
    place('nampula', 'MZ', { pt: 'Nampula' }),
    place('sofala', 'MZ', { pt: 'Sofala' }),
    place('huila', 'AO', { pt: 'Huíla' }),
    place('bafata', 'GW', { pt: 'Bafatá' }),
    place('santo-antao', 'CV', { pt: 'Santo Antão' }),
  ],
  ar: [
    place('mafraq', 'JO', { ar: 'المفرق' }),
    place('hodeida', 'YE', { ar: 'الحديدة' }),
    place('darfur', 'SD', { ar: 'دارفور' }),
    place('tripoli', 'LB', { ar: 'طرابلس' }),
    place('nouakchott', 'MR', { ar: 'نواكشوط' }),
  ],
}

export const ORGANISATIONS = [
  {
    key: 'mh-senegal',
    ref: 'SN-GOV-12',
    country: 'SN',
    name: {
      fr: 'Ministère de l’Hydraulique et de l’Assainissement',
      en: 'Ministry of Water and Sanitation',
      ar: 'وزارة المياه والصرف الصحي',
    },
  },
  { key: 'ms-senegal', ref: 'SN-GOV-14', country: 'SN', name: { fr: 'Ministère de la Santé et de l’Action sociale' } },
  { key: 'afd', ref: 'FR-3', country: 'FR', name: { fr: 'Agence française de développement', en: 'French Development Agency' } },
  {
    key: 'unicef',
    ref: 'XM-DAC-41122',
    country: 'US',
    name: {
      fr: 'Fonds des Nations Unies pour l’enfance',
      en: 'United Nations Children’s Fund (UNICEF)',
      ar: 'منظمة الأمم المتحدة للطفولة',
    },
  },
  {
    key: 'undp',
    ref: 'XM-DAC-41114',
    country: 'US',
    name: { fr: 'Programme des Nations Unies pour le développement', en: 'United Nations Development Programme' },
  },
  { key: 'camoes', ref: 'PT-3', country: 'PT', name: { pt: 'Camões – Instituto da Cooperação e da Língua' } },
  {
    key: 'aecid',
    ref: 'ES-DIR3-E04585801',
    country: 'ES',
    name: { es: 'Agencia Española de Cooperación Internacional para el Desarrollo' },
  },
  {
    key: 'kuwait-fund',
    ref: 'KW-1',
    country: 'KW',
    name: { ar: 'الصندوق الكويتي للتنمية الاقتصادية العربية', en: 'Kuwait Fund for Arab Economic Development' },
  },
] as const

export const EXPERTS = [
  {
    key: 'hydro',
    skill: 'isco:2114',
    headline: { fr: 'Hydrogéologue des nappes sahéliennes', en: 'Hydrogeologist for Sahel aquifers' },
    country: 'ML',
  },
  { key: 'epi', skill: 'isco:2212', headline: { en: 'Field epidemiologist', es: 'Epidemióloga de campo' }, country: 'GT' },
  { key: 'midwife', skill: 'isco:2222', headline: { fr: 'Sage-femme formatrice', pt: 'Parteira formadora' }, country: 'MZ' },
  { key: 'census', skill: 'isco:2120', headline: { en: 'Census statistician', ar: 'خبيرة إحصاء وتعداد سكاني' }, country: 'JO' },
] as const

function theme(key: string, kind: Theme['kind'], sector: string, texts: Theme['texts']): Theme {
  return { key, kind, sector, texts }
}

function place(key: string, country: string, names: Place['names'], admin1?: string): Place {
  return { key, country, names, ...(admin1 && { admin1 }) }
}
