package vn.goc;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The rooms as one Spring application; what each needs, it declares in its own package. */
@SpringBootApplication
@ConfigurationPropertiesScan
class Rooms {}
