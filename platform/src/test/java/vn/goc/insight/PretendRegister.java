package vn.goc.insight;

import org.springframework.stereotype.Component;

/** The made-up register as the running server's. */
@Component
class PretendRegister extends PretendPeople {}
